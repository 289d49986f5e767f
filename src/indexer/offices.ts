import { gazetteer } from '../answer/understand/gazetteer.ts'
import type { BodyKind } from './bodies.ts'
import { innermost, placeAtEnd, placeAtStart } from './places.ts'

/** A body or office by the name a text gives it: 云溪县人民法院 for 云溪县法院. */
interface Office {
  kind: BodyKind
  name: string
  region: string
}

/** 公安局, 司法局, 交警大队: what stands behind a place and reports for itself. */
const OFFICE =
  /^(?:\p{Script=Han}{2,12}?(?:分局|局|厅|支队|大队)|纪委监委|纪委|监委|纪律检查委员会|监察委员会|政法委(?:员会)?)(?=[12]\d{3}|二〇|\d{1,2}[月至—-]|关于|工作|法治|上半年|通报|公布|受理|$)/u

/** 澄陵市 | 砚湖区 | 司法局: a second place before the office; 城市管理局 has none. */
const INNER =
  /^\p{Script=Han}{2,6}?[市县区旗](?!管理|更新|建设|规划|局)(?=\p{Script=Han}{2,12}(?:局|厅|委|队))/u

/** The office whose own report a title is: 云溪区司法局2023年度法治政府建设工作报告; null if it names none. */
export function officeAtStart(title: string): Office | null {
  const outer = placeAtStart(title)
  if (outer === null) return null
  const inner = INNER.exec(title.slice(title.indexOf(outer) + outer.length))?.[0] ?? ''
  const place = placeAtEnd(inner) === inner ? outer + inner : outer
  const office = OFFICE.exec(title.slice(title.indexOf(place) + place.length))?.[0]
  return office ? { kind: 'office', name: place + office, region: innermost(place) } : null
}

/** Is it a court or a procuratorate? */
export function isJudicial(kind: BodyKind | null): boolean {
  return kind === 'court' || kind === 'procuratorate'
}

/** The grade of a place's court by the rank of the place; a city's is 中级 where its report speaks of a 中院 and the city is no county's equal. */
function courtOf(region: string, text: string): string {
  const place = innermost(region)
  const level = gazetteer().byName.get(place)?.[0]?.level
  if (level === '省' || /(?:省|自治区)$/u.test(place)) return '高级人民法院'
  const middle = /[市州盟]$|地区$/u.test(place) && level !== '县' && /中级人民法院|中院/u.test(text)
  return middle ? '中级人民法院' : '人民法院'
}

/** What the court or procuratorate of a place is called; null for other bodies. */
export function judicialName(region: string, kind: BodyKind, text: string): string | null {
  if (kind === 'procuratorate') return `${region}人民检察院`
  return kind === 'court' ? region + courtOf(region, text) : null
}

const NAMED: readonly (readonly [BodyKind, RegExp, string | null])[] = [
  ['court', /(?:中级|高级)人民法院/gu, null],
  ['court', /(?:人民)?法院/gu, '人民法院'],
  ['procuratorate', /(?:人民)?检察院/gu, '人民检察院'],
  ['office', /公安分?局|司法局|纪委监委|纪律检查委员会|监察委员会/gu, null],
]

/**
 * The court, procuratorate or office a text without a head tells of: the one it names with its place, most often of
 * all (虞城县法院 is 虞城县人民法院). Of a kind, if the kind is known.
 */
export function officeTold(text: string, kind: BodyKind | null): Office | null {
  const counts = new Map<string, { office: Office; count: number }>()
  const taken = new Set<number>()
  for (const [of, pattern, formal] of NAMED) {
    if (kind !== null && of !== kind) continue
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length
      const place = placeAtEnd(text.slice(Math.max(0, match.index - 24), match.index), match[0])
      if (taken.has(end) || place === null || place === '全国') continue
      taken.add(end)
      const region = innermost(place)
      const name = region + (formal ?? match[0])
      const known = counts.get(name)
      counts.set(name, { office: { kind: of, name, region }, count: (known?.count ?? 0) + 1 })
    }
  }
  // 丁某作云溪区人民法院… is read with too much before it: the shorter name that it ends with is meant.
  for (const [long, { count }] of counts)
    for (const [short, known] of counts) if (long !== short && long.endsWith(short)) known.count += count
  const [best, second] = [...counts]
    .filter(([long]) => ![...counts.keys()].some((short) => long !== short && long.endsWith(short)))
    .map(([, one]) => one)
    .sort((a, b) => b.count - a.count)
  return best && best.count > (second?.count ?? 0) ? best.office : null
}
