import type { Figure, Passage, ReportHead } from '../model.ts'
import { isAskable } from './askable.ts'
import type { Corpus, Unit } from './corpus.ts'
import { judge } from './evidence.ts'
import type { Finding } from './find.ts'
import { coverage, matchSayings, sifted } from './match.ts'
import { newestFirst } from './newest-first.ts'
import { rankFirst } from './rank.ts'
import type { Retrieved } from './retrieve.ts'
import { missingIn, type Scope, scopeOf } from './scope.ts'
import { focusOf, isArticle, slotsOf } from './slots.ts'
import type { Steps } from './steps.ts'
import type { Query, Slots, Turn } from './turn.ts'
import { bodiesOf } from './understand/bodies.ts'
import { shortName } from './understand/places.ts'

/** Follow-ups shown, and how many are tried for them; each try ranks only a few paragraphs of one report. */
const SHOWN = 3
const TRIES = 3
const RANKED = 6
const MOST_CHECKED = 5000
/** A figure's name that reads as a question: 报送调研报告 does, 1.5 or a clause with marks does not. */
const NAME = /^[\p{Script=Han}a-z]{2,10}$/iu
/** Names that say nothing without their sentence (其中, 同比, 完成), and words of time or order. */
const EMPTY_NAME =
  /^(?:其中|其余|同比|比上年|增长|下降|完成|达到|超过|累计|全年|一年|共|约|近|第|新增|实现|占|为|达|有|各|等)+$|[年月日]$|^(?:全|各|每|等|共|已|将|的|了|被|由|以|与|和|及)/u
/** Things that are counted, in the words of a question: 周年 and 日 are not. */
const COUNTED =
  /^(?:件|场|次|条|篇|家|人|名|个|期|份|项|元|人次|户|套|公里|亩|吨|斤|场次|万字|处|座|所|支|批|件次|条次)$/u
/** Surer than an answer need be, since nobody asked. */
const LEAST_STRENGTH = 0.55
const LEAST_TIME = 0.5
/** An article is further off than any year of a report. */
const OTHER_TYPE = 1000

/** What suggestions are made with; `read` reads a question as the engine does. */
export interface SuggestTools {
  corpus: Corpus
  read(question: string): Query
}

interface Candidate {
  question: string
  check(): boolean
}

/** Reports by place and by body, the newest first. */
interface Shelves {
  byPlace: ReadonlyMap<string | null, readonly ReportHead[]>
  byBody: ReadonlyMap<string | null, readonly ReportHead[]>
}

function shelvesOf(reports: readonly ReportHead[]): Shelves {
  const byPlace = new Map<string | null, ReportHead[]>()
  const byBody = new Map<string | null, ReportHead[]>()
  const put = (shelf: Map<string | null, ReportHead[]>, name: string | null, report: ReportHead): void => {
    const there = shelf.get(name)
    if (there) there.push(report)
    else shelf.set(name, [report])
  }
  for (const report of newestFirst(reports)) {
    put(byPlace, report.region, report)
    for (const body of bodiesOf(report)) put(byBody, body, report)
  }
  return { byPlace, byBody }
}

/** Makes the finder of follow-up questions that have an answer. */
export function createSuggest({ corpus, read }: SuggestTools) {
  let made: Shelves | undefined
  const shelves = () => {
    made ??= shelvesOf(corpus.library.reports)
    return made
  }
  /** Questions for figures are the same whatever was asked before; reading them is what costs. */
  const checked = new Map<string, boolean>()

  /** The paragraphs of one report that speak most of the question; cheaper than a search of the whole library. */
  const mostAbout = (query: Query, report: ReportHead): Retrieved[] => {
    const { texts, sieve } = corpus.words(report.id)
    const sayings = query.concepts.map((concept) => sifted(concept, sieve))
    const told = texts.map((text, i) => {
      const matches = sayings.map((concept) => matchSayings(concept, text))
      return { reportId: report.id, paragraph: i + 1, score: coverage(query.concepts, matches) }
    })
    const best = told
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, RANKED)
    return corpus.unitsAt(best).flatMap((unit, i): Retrieved[] => {
      const { score = 0 } = best[i] ?? {}
      return unit ? [{ unit, score, prior: 1, unsaid: [] }] : []
    })
  }

  const findIn = (query: Query, report: ReportHead): Finding => {
    const scope: Scope = { reports: [{ report, prior: 1, unsaid: [] }], guessed: false, missing: null }
    const best = rankFirst(query, mostAbout(query, report))
    return { query, scope, ranked: best ? [best] : [], verdict: judge(query, best) }
  }

  const sure = ({ query, ranked, verdict }: Finding): boolean => {
    const best = ranked[0]
    if (!best || !verdict.good || verdict.strength < LEAST_STRENGTH || best.timeFit < LEAST_TIME) return false
    const unit = best.figure?.figure.unit ?? ''
    return query.intent !== 'number' || query.units.length === 0 || unit === '' || query.units.includes(unit)
  }

  const asked = (slots: Slots, trail: readonly Slots[]): boolean =>
    trail.some(
      ({ year, body, region }) => year === slots.year && body === slots.body && region === slots.region,
    )

  /** The same question of another report: of another year, body or place. */
  const ofReport = (question: string, query: Query, report: ReportHead): Candidate => ({
    question,
    check: () =>
      sure(
        findIn(
          {
            ...query,
            years: report.year === null ? [] : [report.year],
            reportYears: [],
            span: null,
            each: false,
            session: null,
            bodies: [],
            regions: [],
          },
          report,
        ),
      ),
  })

  const others = (query: Query, at: Slots, type: string | null, trail: readonly Slots[]): Candidate[][] => {
    if (query.concepts.length === 0) return []
    const fresh = (report: ReportHead): boolean => {
      if (isArticle(report)) return false
      const own: readonly string[] = bodiesOf(report)
      const body = at.body !== null && own.includes(at.body) ? at.body : (own[0] ?? null)
      return !asked({ year: report.year, body, region: report.region }, trail)
    }
    const here = (shelves().byPlace.get(at.region) ?? []).filter(fresh)
    // The next year's report of the same kind rather than an article about the body.
    const distance = (report: ReportHead) =>
      Math.abs((report.year ?? 0) - (at.year ?? 0)) + (report.type === type ? 0 : OTHER_TYPE)
    const sameBody = (report: ReportHead) => bodiesOf(report).some((body) => body === at.body)
    const years = here
      .filter((report) => report.year !== null && report.year !== at.year)
      .filter(sameBody)
      .sort((a, b) => distance(a) - distance(b))
    const bodies = here.filter((report) => bodiesOf(report).length === 1 && !sameBody(report))
    // A year that was asked for goes along to another body, and to another place that has a report of it.
    const anyYear = query.years.length === 0
    const bestBody = bodies.find((report) => report.year === at.year) ?? (anyYear ? bodies[0] : undefined)
    const withoutReport = missingIn(query, corpus)
    const place = shelves()
      .byBody.get(at.body)
      ?.find(
        (report) =>
          report.region !== null &&
          report.region !== at.region &&
          fresh(report) &&
          (anyYear || report.year === at.year || withoutReport(report.region)),
      )
    return [
      years.map((report) => ofReport(`那${report.year}年呢`, query, report)),
      bestBody ? [ofReport(`${bodiesOf(bestBody)[0]}呢`, query, bestBody)] : [],
      place?.region ? [ofReport(`${shortName(place.region)}呢`, query, place)] : [],
    ]
  }

  const nameOf = ({ what, kind, status, unit, whose }: Figure): string | null => {
    const tellable = kind === 'level' && status === 'actual' && whose === null && COUNTED.test(unit)
    return tellable && NAME.test(what) && !EMPTY_NAME.test(what) ? what : null
  }

  const figureQuestion = (unit: Unit, figure: Figure): Candidate[] => {
    const name = nameOf(figure)
    if (name === null || !isAskable(unit.paragraph.text, figure)) return []
    const { report } = unit
    const year = figure.year ?? report.year
    const several = shelves().byPlace.size > 1
    const place = several && report.region ? shortName(report.region) : ''
    const question = `${year === null ? '' : `${year}年`}${place}${bodiesOf(report)[0] ?? ''}${name}多少${figure.unit === '元' ? '钱' : figure.unit}`
    return [
      {
        question,
        check: () => {
          const key = `${report.id}\n${question}\n${figure.text}`
          let good = checked.get(key)
          if (good === undefined) {
            const finding = findIn(read(question), report)
            good = sure(finding) && finding.ranked[0]?.figure?.figure.text === figure.text
            if (checked.size >= MOST_CHECKED) checked.clear()
            checked.set(key, good)
          }
          return good
        },
      },
    ]
  }

  /** Questions for other figures of a passage's paragraph; not for those the last answer gave. */
  const figuresOf = (passage: Passage, given: string): Candidate[] => {
    const unit = corpus.unit(passage.report.id, passage.paragraph)
    if (!unit) return []
    return unit.paragraph.figures
      .filter(({ text, what }) => !given.includes(text) && !given.includes(what))
      .flatMap((figure) => figureQuestion(unit, figure))
  }

  /** Questions for what a report counts, from its first paragraphs with figures; as many as are tried. */
  const figuresIn = (report: ReportHead): Candidate[] => {
    const names = new Set<string>()
    const found: Candidate[] = []
    for (let number = 1; number <= report.paragraphCount && found.length < TRIES; number += 1) {
      const unit = corpus.unit(report.id, number)
      const figure = unit?.paragraph.figures.find(
        (one) => nameOf(one) !== null && isAskable(unit.paragraph.text, one) && !names.has(one.what),
      )
      if (!unit || !figure) continue
      names.add(figure.what)
      found.push(...figureQuestion(unit, figure))
    }
    return found
  }

  const take = function* (candidates: readonly Candidate[], tries: number, shown: number): Steps<string[]> {
    const good: string[] = []
    for (const { question, check } of candidates.slice(0, tries)) {
      if (good.length === shown) break
      if (good.includes(question)) continue
      yield
      if (check()) good.push(question)
    }
    return good
  }

  return {
    /** Up to three questions that can follow a turn and have an answer, a step each; none where there is nothing to follow. */
    *after(turn: Turn): Steps<string[]> {
      const { query, answer } = turn
      if (answer.kind === 'chat' || answer.kind === 'clarify') return answer.suggestions
      if (answer.kind === 'catalog' || answer.kind === 'outline') {
        const id = answer.passages[0]?.report.id
        const report = (id ? corpus.head(id) : null) ?? scopeOf(query, corpus).reports[0]?.report
        return report ? yield* take(figuresIn(report), TRIES, SHOWN) : []
      }
      const declined = answer.kind === 'decline'
      const several = answer.kind === 'compare' || query.intent === 'section'
      const first = declined ? answer.nearby[0] : focusOf(turn)[0]
      const at = slotsOf(query, first, corpus)
      const type = (first ? corpus.head(first.report.id)?.type : null) ?? null
      const [years = [], bodies = [], places = []] = several
        ? []
        : others(query, at, type, declined ? [] : (turn.trail ?? []))
      const figures = first ? figuresOf(first, declined ? '' : answer.headline + query.text) : []
      const tries = declined
        ? [...years.slice(0, 2), ...figures.slice(0, 1), ...bodies, ...places, ...figures.slice(1)]
        : [
            ...years.slice(0, 1),
            ...bodies,
            ...figures.slice(0, 1),
            ...places,
            ...years.slice(1),
            ...figures.slice(1),
          ]
      const good = (yield* take(tries, TRIES, SHOWN)).filter((question) => question !== turn.question)
      const whole = !declined && (first?.paragraph ?? 0) > 0 && turn.question !== '原文'
      return whole && good.length < SHOWN ? [...good, '原文'] : good
    },
  }
}
