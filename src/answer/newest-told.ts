import type { Figure } from '../model.ts'
import { sentenceOf, type Unit } from './corpus.ts'
import { namedAlike } from './named-alike.ts'
import { postFit, type Ranked } from './rank.ts'
import { asksSumOfYears, sumsUpYears } from './time-fit.ts'
import type { Query } from './turn.ts'
import { bodiesOf } from './understand/bodies.ts'
import { takenForEachOther } from './vocabulary/measure-words.ts'

/** How far down the ranking the same figure of a newer report is looked for. */
const LOOKED_AT = 12
/** From this share on two names are of one thing: 调研报告 and 调研报告、专题纪要. */
const SAME_NAME = 0.6
/** How well the newer figure must fit the question, against the older one. */
const AS_FITTING = { about: 0.9, score: 0.7 }

function namesTime({ years, reportYears, span, each, session }: Query): boolean {
  return years.length > 0 || reportYears.length > 0 || span !== null || each || session !== null
}

const AVERAGED = /年均|平均每年|[两三四五十]年[来间]/u

/** Whether a figure is of several years, though its report may be of one. */
function ofSeveral(figure: Figure, unit: Unit): boolean {
  const before = unit.folded.slice(sentenceOf(unit, figure).start, figure.start)
  return sumsUpYears(figure, unit) || AVERAGED.test(before)
}

/** 年均增长6.8% over five years, where the same report tells the last of them by itself: 增长6.1%. */
function tellsLastYear({ unit, figure }: Ranked, than: Ranked): boolean {
  if (unit.report.id !== than.unit.report.id || !figure || !than.figure) return false
  return ofSeveral(than.figure.figure, than.unit) && !ofSeveral(figure.figure, unit)
}

function isNewer(query: Query, one: Ranked, than: Ranked): boolean {
  const [own, other] = [one.unit.report, than.unit.report]
  const [hit, older] = [one.figure, than.figure]
  if (!hit || !older || own.region !== other.region) return false
  const ofLastYear = !asksSumOfYears(query) && tellsLastYear(one, than)
  if ((own.year ?? 0) <= (other.year ?? 0) && !ofLastYear) return false
  if (!bodiesOf(own).some((body) => bodiesOf(other).includes(body))) return false
  return (
    hit.about >= AS_FITTING.about * older.about &&
    hit.score >= AS_FITTING.score * older.score &&
    hit.figure.status === older.figure.status &&
    hit.figure.kind === older.figure.kind &&
    takenForEachOther(hit.figure.unit, older.figure.unit) &&
    namedAlike(hit.figure, older.figure) >= SAME_NAME
  )
}

/** 现任, 名字, 谁: words about the asking itself. */
const ASIDE = /^(?:现任|现在|目前|如今|名字|姓名|人|谁)$/u

/** Who holds a post, and nothing else, is asked. */
function asksHolder({ concepts, intent }: Query): boolean {
  const matter = concepts.filter(({ said, bonus }) => !bonus && !ASIDE.test(said))
  return intent === 'who' && matter.length === 1
}

function namesHolder(query: Query, { unit, window }: Ranked): boolean {
  return unit.peopleIn(window.span).some(({ post }) => postFit(query, post) > 0)
}

/** The passage of the newest report of the same place that names the holder of the post asked for; null if none is newer. */
function newestHolder(query: Query, best: Ranked, others: readonly Ranked[]): Ranked | null {
  if (!namesHolder(query, best)) return null
  const year = ({ unit }: Ranked) => unit.report.year ?? 0
  const newer = others
    .slice(0, LOOKED_AT)
    .filter(
      (one) =>
        one.unit.report.region === best.unit.report.region &&
        year(one) > year(best) &&
        namesHolder(query, one),
    )
  return newer.sort((a, b) => year(b) - year(a))[0] ?? null
}

function newestFigure(query: Query, best: Ranked, others: readonly Ranked[]): Ranked | null {
  if (!best.figure || query.intent !== 'number') return null
  const newer = others.slice(0, LOOKED_AT).filter((one) => isNewer(query, one, best))
  return newer.sort((a, b) => (b.unit.report.year ?? 0) - (a.unit.report.year ?? 0))[0] ?? null
}

/**
 * Without a year the newest report is meant: where it tells the figure that an older one of the same body tells a little
 * closer to the question's words (调研报告40件, 调研报告、专题纪要34件), it goes first; and so does who holds a post now.
 */
export function newestTold(query: Query, ranked: Ranked[]): Ranked[] {
  const [best, ...others] = ranked
  if (!best || namesTime(query)) return ranked
  const newest = asksHolder(query) ? newestHolder(query, best, others) : newestFigure(query, best, others)
  return newest ? [newest, ...ranked.filter((one) => one !== newest)] : ranked
}
