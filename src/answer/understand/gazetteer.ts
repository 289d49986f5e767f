import { NORTH } from './gazetteer-north.ts'
import { SOUTH } from './gazetteer-south.ts'
import { longestByHead } from './longest-words.ts'

export type PlaceLevel = '全国' | '省' | '市' | '县' | '区域' | '其他'

/** A place of the gazetteer: 义乌市, short 义乌, within 金华市 and 浙江省 (nearest first). */
export interface Place {
  name: string
  short: string
  level: PlaceLevel
  parents: string[]
}

export interface Province extends Place {
  /** One-character names (浙; 甘, 陇), unsafe but in a few positions. */
  letters: string[]
  /** Other names: 龙江, 陇原. */
  aliases: string[]
}

/** The places of China with ways to find them by name. */
export interface Gazetteer {
  provinces: readonly Province[]
  /** All places that bear a full or short name: 朝阳 gives 朝阳市, 朝阳区 (twice) and 朝阳县. */
  byName: ReadonlyMap<string, readonly Place[]>
  /** How long the longest name is that begins with two characters. */
  longest: ReadonlyMap<string, number>
}

const PEOPLES =
  '蒙古族?|回族?|藏族?|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|塔吉克族?|怒族|普米族|独龙族|保安族|裕固族|鄂温克族|各族'
const AUTONOMOUS = new RegExp(`(?:${PEOPLES})*自治[区州县旗]$`, 'u')
const NATIONAL_DISTRICT = new RegExp(`(?:${PEOPLES})区$`, 'u')
const ENDING =
  /(?:(?:综合)?(?:实验|试验|示范)区|(?:经济|高新|工业|产业|技术)*开发区|特别行政区|新区|矿区|特区|林区|地区|[省市盟区县旗州])$/u

/** 义乌 of 义乌市, 景宁 of 景宁畲族自治县, 浦东 of 浦东新区; a name of one remaining character stays whole (歙县). */
export function shortOf(name: string): string {
  const stem = AUTONOMOUS.test(name)
    ? name.replace(AUTONOMOUS, '')
    : name.replace(NATIONAL_DISTRICT.test(name) ? NATIONAL_DISTRICT : ENDING, '')
  return stem.length >= 2 ? stem : name
}

const WHOLE = /(?:旗|自治县|林区)$/u
const COUNTY_ENDINGS = ['区', '市', '县'] as const

function countiesOf(groups: string, parents: string[]): Place[] {
  return groups.split('/').flatMap((group, i) =>
    group
      .split(' ')
      .filter(Boolean)
      .map((stem) => {
        const name = WHOLE.test(stem) ? stem : stem + (COUNTY_ENDINGS[i] ?? '县')
        return { name, short: shortOf(name), level: '县' as const, parents }
      }),
  )
}

function read(lines: string): { provinces: Province[]; places: Place[] } {
  const provinces: Province[] = []
  const places: Place[] = []
  for (const line of lines.split('\n').filter(Boolean)) {
    if (line.startsWith('#')) {
      const [name = '', short = '', ...others] = line.slice(1).split(' ')
      const letters = others.filter((one) => one.length === 1)
      const aliases = others.filter((one) => one.length > 1)
      provinces.push({ name, short, level: '省', parents: [], letters, aliases })
      continue
    }
    const province = provinces.at(-1)
    if (!province) continue
    const [prefecture = '', counties = ''] = line.split(':')
    if (prefecture)
      places.push({ name: prefecture, short: shortOf(prefecture), level: '市', parents: [province.name] })
    places.push(...countiesOf(counties, prefecture ? [prefecture, province.name] : [province.name]))
  }
  return { provinces, places: [...provinces, ...places] }
}

let shared: Gazetteer | undefined

/** The gazetteer, read on first use (about 3,000 places). */
export function gazetteer(): Gazetteer {
  if (shared) return shared
  const { provinces, places } = read(`${NORTH}\n${SOUTH}`)
  const byName = new Map<string, Place[]>()
  const add = (key: string, place: Place) => {
    const same = byName.get(key)
    if (same) same.push(place)
    else byName.set(key, [place])
  }
  for (const place of places) for (const key of new Set([place.name, place.short])) add(key, place)
  for (const province of provinces) for (const alias of province.aliases) add(alias, province)
  shared = { provinces, byName, longest: longestByHead(byName.keys()) }
  return shared
}
