import { type Body, type BodyKind, bodiesIn, institutionFrom } from './bodies.ts'
import type { IdentityLine } from './identity-lines.ts'
import { placeAtStart } from './places.ts'

const KIND_TITLES: Readonly<Record<BodyKind, string>> = {
  cppcc: '政协常委会工作报告',
  congress: '人大常委会工作报告',
  government: '政府工作报告',
  council: '政府工作报告',
  court: '法院工作报告',
  procuratorate: '检察院工作报告',
  party: '党委工作报告',
  office: '工作报告',
}

/** The kind of report, from its title and the body that gives it: 政协常委会工作报告, 工作综述; null if the title does not tell. */
export function typeOf(title: string, kind: BodyKind | null): string | null {
  if (/综述|纪实|述评/u.test(title)) return '工作综述'
  if (/提案[^，]{0,12}报告/u.test(title)) return '提案工作报告'
  if (/预算[^，]{0,30}报告/u.test(title)) return '预算报告'
  if (/决算[^，]{0,30}报告/u.test(title)) return '决算报告'
  if (/国民经济和社会发展计划[^，]{0,30}报告/u.test(title)) return '计划报告'
  if (/统计公报/u.test(title)) return '统计公报'
  if (/政府工作报告/u.test(title)) return '政府工作报告'
  if (/工作总结|总结(?:报告)?$/u.test(title)) return '工作总结'
  if (/(?:要点|计划)$/u.test(title)) return '工作要点'
  if (/(?:工作|情况)?[^，]{0,8}报告|(?:工作|情况)汇报/u.test(title))
    return kind ? KIND_TITLES[kind] : '工作报告'
  return null
}

/** A title that names its body or place says more than 政府工作报告 alone. */
export function titleScore(line: IdentityLine): number {
  const named = bodiesIn(line.text).length > 0 || placeAtStart(line.text) !== null
  return (named ? 2 : 0) + (/报告|综述|总结/u.test(line.text) ? 1 : 0)
}

/** A title as it is shown: formal titles without the gaps of the layout, a subtitle behind its headline. */
export function displayTitle(title: IdentityLine, subtitle: IdentityLine | undefined): string {
  const formal = bodiesIn(title.text).length > 0 || /工作报告/u.test(title.text)
  return (
    (formal ? title.written : title.spaced) +
    (subtitle && /^[—─-]/u.test(subtitle.text) ? subtitle.written : '')
  )
}

/** A title made from what the opening says: 政协第十四届义乌市委员会常务委员会 gives …工作报告, or …提案工作报告. */
export function derivedTitle(
  spoken: string,
  said: readonly Body[],
  region: string | null,
  kind: BodyKind | null,
  onProposals: boolean,
): string {
  if (!kind || kind === 'office') return ''
  const report = kind === 'cppcc' && onProposals ? '提案工作报告' : '工作报告'
  if (kind === 'council') return '国务院政府工作报告'
  if (said.length > 0 && spoken)
    return kind === 'government' ? `${spoken.replace(/人民政府$/u, '')}政府工作报告` : `${spoken}${report}`
  if (!region) return ''
  return kind === 'government'
    ? `${region}政府工作报告`
    : `${institutionFrom(region, spoken) ?? region}${report}`
}
