import type { Answer, Report } from '../model.ts'
import type { Changes } from './changes.ts'
import type { KeyFigure } from './key-figures.ts'

/** A question that the report answers, and a name for it short enough for a button (ten characters). */
export interface DigestQuestion {
  question: string
  label: string
}

/** Asks the engine, without any conversation; null if it fails. */
export type Asking = (question: string) => Answer | null

/** What questions are made from. */
export interface Facts {
  report: Report
  /** 义乌市政协; empty where nothing tells whose report it is. */
  whose: string
  figures: readonly KeyFigure[]
  changes: Changes | null
}

interface Candidate extends DigestQuestion {
  /** Whether an answer from the report is the one that was meant. */
  fits(answer: Answer): boolean
}

const QUESTIONS = 3
/** Of each kind at most so many are tried: the engine takes some milliseconds for each. */
const TRIED = 5
const COINED = /“([\p{Script=Han}]{4,10})”/gu
const NUMBERING = /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、])\s*/u
/** Headings that begin with a verb of doing; others (与发展同向) make no question. */
const DOING =
  /^(?:助推|助力|推动|推进|深化|强化|加强|加快|提升|提高|做好|做强|做优|完善|健全|优化|关注|畅通|创新|促进|扩大|服务|激发|增强|丰富|拓展|保障|改善|守护|筑牢|打造|培育|发展|建设|落实|规范|凝聚|团结)/u
const LONGEST_DOING = 14
/** Two of this, four of that (四个意识, 两个维护): said by everybody, done by nobody in particular. */
const SLOGAN = /^[一二三四五六七八九十两双]+个?.{2,4}$/u
const SHORTEST_SUBJECT = 2
const LONGEST_SUBJECT = 10
const HANDY_SUBJECT = 6
/** Alone they do not say what is asked for. */
const VAGUE =
  /^(?:各类|全部|其他)?(?:活动|问题|建议|工作|制度|信息|意见|事项|人员|企业|项目|群众|会议|单位|地方|成果|情况)$/u

/** A thing that can be asked for by its name alone: 提案, 宪法宣誓; not 省政协、金华市政协领导批示. */
function isSubject(what: string): boolean {
  return (
    what.length >= SHORTEST_SUBJECT &&
    what.length <= LONGEST_SUBJECT &&
    /^[\p{Script=Han}]+$/u.test(what) &&
    !VAGUE.test(what)
  )
}

function figureCandidates({ report, whose, figures, changes }: Facts): Candidate[] {
  if (whose === '') return []
  const year = report.year === null ? '' : `${report.year}年`
  const compared = new Set(changes?.figures.map(({ what }) => what))
  const named = figures.filter(({ what, adjoins }) => adjoins && isSubject(what))
  return named
    .sort(
      (a, b) =>
        Number(compared.has(b.what)) - Number(compared.has(a.what)) ||
        Number(a.what.length > HANDY_SUBJECT) - Number(b.what.length > HANDY_SUBJECT),
    )
    .map(({ what, unit, text, start, end }) => {
      const isAmount = /[%元]/u.test(unit)
      return {
        question: `${year}${whose}${what}${isAmount ? '是多少' : `有多少${unit}`}`,
        label: isAmount ? what : `${what}多少`,
        fits: (answer) => answer.kind === 'answer' && answer.headline.includes(text.slice(start, end)),
      }
    })
}

function taskCandidates({ report, whose }: Facts): Candidate[] {
  const { planYear, sections } = report
  if (planYear === null || whose === '') return []
  return [
    {
      question: `${whose}${planYear}年有哪些主要任务`,
      label: `${planYear}年任务`,
      fits: ({ kind, headline }) =>
        kind === 'answer' || (kind === 'outline' && sections.some(({ title }) => title === headline)),
    },
  ]
}

/** Headings that say what was done, those with most under them first: 助推经济稳进提质 makes 是怎么助推经济稳进提质的. */
function doingCandidates({ report, whose }: Facts): Candidate[] {
  if (whose === '') return []
  const doings = report.sections.flatMap(({ title, paragraph: number }) => {
    const bare = title.replace(NUMBERING, '').replace(/[。．.]$/u, '')
    const paragraph = report.paragraphs[number - 1]
    if (!DOING.test(bare) || bare.length > LONGEST_DOING || paragraph?.period?.kind === 'plan') return []
    return [{ bare, number, size: paragraph?.text.length ?? 0 }]
  })
  return doings
    .sort((a, b) => b.size - a.size)
    .map(({ bare, number }) => ({
      question: `${whose}是怎么${bare}的`,
      label: bare,
      fits: ({ kind, passages }) => kind === 'answer' && passages[0]?.paragraph === number,
    }))
}

/** Phrases the report coined itself, told in its headings or more than once, the new ones first: 请你来协商. */
function coinedCandidates({ report, changes }: Facts): Candidate[] {
  const said = report.paragraphs.flatMap(({ text }) =>
    [...text.matchAll(COINED)].map(([, phrase = '']) => phrase),
  )
  const often = said.filter((phrase, index) => said.indexOf(phrase) !== index)
  const titles = [report.title, ...report.sections.map(({ title }) => title)].join('\n')
  const titled = said.filter((phrase) => titles.includes(phrase))
  const fresh = new Set(changes?.coined.map(({ phrase }) => phrase))
  return [...new Set([...titled, ...often])]
    .filter((phrase) => !SLOGAN.test(phrase))
    .sort((a, b) => Number(fresh.has(b)) - Number(fresh.has(a)))
    .map((phrase) => ({
      question: `“${phrase}”是怎么做的`,
      label: `“${phrase}”`,
      fits: ({ kind, passages }) => kind === 'answer' && (passages[0]?.text.includes(phrase) ?? false),
    }))
}

/** Three questions that the report answers, each tried: a figure, the tasks, what was done; fewer if it answers fewer. */
export function digestQuestions(facts: Facts, ask: Asking): DigestQuestion[] {
  const found: DigestQuestion[] = []
  const isAnswered = ({ question, fits }: Candidate): boolean => {
    const answer = ask(question)
    const source = answer?.passages[0]?.report.id
    return answer !== null && (source === undefined || source === facts.report.id) && fits(answer)
  }
  const take = (candidates: readonly Candidate[], most: number): void => {
    let left = most
    for (const candidate of candidates.slice(0, TRIED)) {
      if (left === 0 || found.length === QUESTIONS) return
      const { question, label } = candidate
      if (found.some((other) => other.question === question) || !isAnswered(candidate)) continue
      found.push({ question, label })
      left -= 1
    }
  }
  take(figureCandidates(facts), 1)
  take(taskCandidates(facts), 1)
  take(doingCandidates(facts), QUESTIONS)
  take(coinedCandidates(facts), QUESTIONS)
  take(figureCandidates(facts), QUESTIONS)
  return found
}
