/** A calendar year written in a question, or a run of years (`to` set). Offsets are UTF-16 in the question. */
export interface YearMention {
  year: number
  to: number | null
  start: number
  end: number
  /** The year is that of a report (2004年的报告里), not of what it tells. */
  ofReport: boolean
}

interface Atom {
  start: number
  /** After the digits, before 年. */
  digitsEnd: number
  end: number
  year: number
  digits: number
  marked: boolean
  accepted: boolean
}

const EARLIEST = 1949
/** Plans reach some thirty years ahead (2050年); a bare number later than this is an amount. */
const AHEAD = 30
/** Two-digit years after the present one are plans, and none is written so further ahead than this. */
const AHEAD_SHORT = 6
const HAN_DIGITS = '零一二三四五六七八九'
const ATOM =
  /(?<![\d.〇零一二三四五六七八九十百千])(?:\d{4}|\d{2}|[〇零○一二三四五六七八九]{4}|[〇零○一二三四五六七八九]{2})(?![\d〇零○十百千])/gu

/** What turns 20年 into a duration, before and after it. */
const DURATION_BEFORE =
  /(?:近|第|满|达|约|超过?|(?<!增)长|再延|延续|连续|持续|过去|未来|今后|这|前|后|每|每隔|用了?|花了?|逾|整整|再|了|有|共|历时|历经|为期|走过|坚持|建党|建国|建市|建省|成立|只|才|需要?|不到|不足|最近|往后|头|或|几|数|住了?)$/u
const DURATION_AFTER =
  /^(?:来|内|间|以来|以内|以上|以下|之内|多(?![多少几大长快高])|余|左右|前|后|以前|以后|之前|之后|期|制|义务|免费|一贯|历史|大计|磨|如一日|抗|国债|规划|纲要|计划|不变|时间|禁渔|工龄|老(?=店|字号|党员|兵|厂)|才|就能|的?经验|的历史|行动计划|级|代(?!表))/u
/** A number with one of these is an amount: 2000件, 1998元. */
const AMOUNT =
  /^(?:多|余|来)?(?:[件元亿万千人名个家条次场吨户只台所份项篇期天日米斤亩里平颗套头辆座栋位岁度块路起例支届组对级层]|%|‰|公[里斤顷]|平方|千瓦|小时|分钟|美元)/u
const SEPARATOR = /^(?:年|年底|年末|年初|年度)?(?:[、,，和跟与及同或对vs/ ]|还有|以及|比|跟着)+$/u
const RANGE_MARK = /^(?:年|年底|年末|年初|年度)?(?:到|至|-|~|--|直到|一直到)$/u
const YEAR_TAIL = /^年(?:度|底|末|初)?/u
const BODY =
  '(?:政府|政协|人大|法院|检察院|两院|国务院|市委|省委|县委|区委|党代会|大会|全会|常委会|人民代表大会|两会)'
const REPORT_AFTER = new RegExp(
  `^(?:的|那|这|份|篇|次|里|在)*(?:\\p{Script=Han}{0,5}?${BODY}(?:常委会)?)?(?:的|那|份|篇)*(?:工作)?(?:作的|做的|念的|给的|发的|印的)?(?:工作)?报告(?!会|了|期|员|案|厅|团)`,
  'u',
)
const GIVEN_AFTER = /^(?:又|才|里|就)?(?:作|做|念|印发|给|提交|说)的?(?:那份|那篇|那次|这份|的|报告|几年)/u

function numberFrom(digits: string): number {
  return Number(
    [...digits]
      .map((d) => ('〇○'.includes(d) ? '0' : HAN_DIGITS.includes(d) ? String(HAN_DIGITS.indexOf(d)) : d))
      .join(''),
  )
}

/** 三四年, 七八年 are guesses at a length; 二三年 and 九八年 are years, as is anything with 〇. */
function readableHanPair(digits: string): boolean {
  if (/[〇零○]/u.test(digits) || /^[九八]/u.test(digits) || digits === '七九') return true
  return /^[一二]/u.test(digits)
}

function fullYear(short: number, present: number): number | null {
  const century = present - (present % 100)
  if (century + short <= present + AHEAD_SHORT) return century + short
  if (short >= 78) return century - 100 + short
  return short <= 60 ? century + short : null
}

/** 05年国债, 08年以来: nobody writes a length so. */
const NEVER_LENGTH = /^[0〇零○]/u

function isDuration(question: string, atom: Atom): boolean {
  if (NEVER_LENGTH.test(question.slice(atom.start, atom.digitsEnd))) return false
  const before = question.slice(Math.max(0, atom.start - 4), atom.start)
  const after = question.slice(atom.digitsEnd + 1)
  return DURATION_BEFORE.test(before) || DURATION_AFTER.test(after)
}

function accepts(question: string, atom: Atom, present: number): boolean {
  const before = question.slice(Math.max(0, atom.start - 4), atom.start)
  if (atom.digits === 4) {
    if (/(?:第|no\.?|[a-z#$¥])$/u.test(before)) return false
    if (atom.marked)
      return !/^(?:多(?![多少几大长快高出收招])|余|历史|的历史|古)/u.test(question.slice(atom.digitsEnd + 1))
    const after = question.slice(atom.digitsEnd)
    return !AMOUNT.test(after) && !/^(?:\.\d{3}|,\d{3}|\.\d+(?:%|亿|万))/u.test(after)
  }
  if (!atom.marked) return false
  if (atom.year > present + 1) return /(?:到|至|截至|力争)$/u.test(before)
  return !isDuration(question, atom)
}

function findAtoms(question: string, present: number): Atom[] {
  const atoms: Atom[] = []
  for (const match of question.matchAll(ATOM)) {
    const [digits] = match
    const value = numberFrom(digits)
    const han = !/^\d/u.test(digits)
    if (han && digits.length === 2 && !readableHanPair(digits)) continue
    const year = digits.length === 4 ? value : fullYear(value, present)
    if (year === null || year < EARLIEST || year > present + AHEAD) continue
    const digitsEnd = match.index + digits.length
    const tail = YEAR_TAIL.exec(question.slice(digitsEnd))
    const end = digitsEnd + (tail?.[0].length ?? 0)
    if (han && !tail) continue
    const atom = { start: match.index, digitsEnd, end, year, digits: digits.length, marked: tail !== null }
    atoms.push({ ...atom, accepted: false })
  }
  for (const atom of atoms) atom.accepted = accepts(question, atom, present)
  return atoms
}

/** Bare 04、05 before 06年, and 05 after 2000年和, are years because their neighbour is one. */
function acceptNeighbours(question: string, atoms: Atom[]): void {
  const joined = (a: Atom, b: Atom) => {
    const between = question.slice(a.digitsEnd, b.start)
    return SEPARATOR.test(between) || RANGE_MARK.test(between)
  }
  for (let i = atoms.length - 2; i >= 0; i -= 1) {
    const [atom, next] = [atoms[i], atoms[i + 1]]
    if (atom && next && !atom.accepted && !atom.marked && next.accepted && joined(atom, next))
      atom.accepted = true
  }
  for (let i = 1; i < atoms.length; i += 1) {
    const [previous, atom] = [atoms[i - 1], atoms[i]]
    if (!previous || !atom || atom.accepted || !previous.accepted || !joined(previous, atom)) continue
    const month = question.slice(previous.digitsEnd, atom.start) === '-'
    if (!atom.marked && !month && !AMOUNT.test(question.slice(atom.digitsEnd))) atom.accepted = true
  }
}

/** Whether what follows a year makes it the year of a report: …的报告, …那份政协工作报告, not …调研报告. */
export function namesReport(after: string): boolean {
  return REPORT_AFTER.test(after)
}

function isOfReport(question: string, atom: Atom): boolean {
  const after = question.slice(atom.end)
  return namesReport(after) || (atom.marked && GIVEN_AFTER.test(after))
}

/**
 * Finds the calendar years of a normalized question; `present` is the year in which it is asked. '04、05、06年' gives
 * three, '03到06年' one run, '2000件', '20年来', '第3年' and '延长30年' none.
 */
export function mentionYears(question: string, present: number): YearMention[] {
  const atoms = findAtoms(question, present)
  acceptNeighbours(question, atoms)
  const accepted = atoms.filter((atom) => atom.accepted)
  const mentions: YearMention[] = []
  for (let i = 0; i < accepted.length; i += 1) {
    const atom = accepted[i]
    const next = accepted[i + 1]
    if (!atom) continue
    if (next && RANGE_MARK.test(question.slice(atom.digitsEnd, next.start)) && next.year > atom.year) {
      mentions.push({ year: atom.year, to: next.year, start: atom.start, end: next.end, ofReport: false })
      i += 1
      continue
    }
    const ofReport = isOfReport(question, atom)
    mentions.push({ year: atom.year, to: null, start: atom.start, end: atom.end, ofReport })
  }
  return mentions
}
