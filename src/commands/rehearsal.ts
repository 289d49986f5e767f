import { setImmediate, setTimeout } from 'node:timers/promises'
import type { Steps } from '../answer/steps.ts'
import type { Engine, Turn } from '../answer/turn.ts'
import { idleFor, inSteps } from '../chat/ask-in-steps.ts'
import { innermost } from '../indexer/places.ts'

/**
 * A question waits longest where it is the first of its kind: words are read from tables made when first needed, and V8
 * translates what runs often. Processor time of the first 188 development messages, p50 / p99 on a busy machine: without
 * 4.5 / 27 ms, after 60 such questions 2.2 / 18, after 120 2.3 / 16, after 225 2.3 / 13. On a quiet one, p99 in the middle
 * of seven runs: after 200 10.3 ms, after 320 8.9, after 450 8.5.
 */
const MOST_QUESTIONS = 320
/** Where a question takes long (half a million paragraphs), fewer must do. */
const MOST_MS = 2_000
/** In a small library nobody notices such a question, and resting only leaves the next member's question cold for longer. */
const NOT_NOTICED_MS = 8
/** While members ask, the bot asks nothing of itself: their questions make the tables as well. */
const QUIET_MS = 250
/** So often it waits for them to pause, then it leaves the rest to them. */
const MOST_WAITS = 40
/** Reports that questions are made from, the longest ones: an article gives few. */
const MOST_REPORTS = 6
/** So long a started bot asks itself before it says that it is ready: a first question costs three times a later one. */
export const HEAD_START_MS = 200
const NAME = /^\p{Script=Han}{2,8}$/u
const NOT_HAN = /\P{Script=Han}+/gu

/**
 * 最近几年 looks into the reports of every year and place, which takes long where there are many: there one place is asked
 * for. At 100,000 paragraphs the first such question of a member took 132 ms of processor time without it, 91 to 124 with it.
 */
const FEW_REPORTS = 60

/** Each kind of question once, and what one says after it. */
function about(what: string, unit: string, year: number, heading: string): readonly (readonly string[])[] {
  return [
    [`${year}年${what}多少${unit}`, `那${year - 1}年呢`, '原文'],
    [`${what}有哪些`, '还有呢', '第二点展开说说'],
    [`${heading}怎么做的`],
    [`${what}是什么意思`],
    [`${what}是谁负责的`],
    [`什么时候${what}`],
    [`${what}${year}年和${year - 1}年比怎么样`],
    [`老百姓的${what}花了多少钱`, '出处呢'],
    [`第二部分讲什么`, '什么时候开的会'],
    [`${heading}一共几${unit}`],
    [`${year}年有哪些报告`],
  ]
}

/** Traditional characters, a slip and typed pinyin have tables of their own (p99 of 175 questions 7 to 9 ms, 9 to 17 without). */
const UNUSUAL = ['報告裡講了什麼', '审记整改了多少', 'baogao jiang shenme']

/** Questions as members ask them, made from the library itself, chat by chat. */
export function* rehearsal(engine: Engine): Generator<readonly string[]> {
  const heads = engine.heads()
  const reports = [...heads]
    .sort((a, b) => b.paragraphCount - a.paragraphCount)
    .slice(0, MOST_REPORTS)
    .map(({ id }) => engine.report(id))
    .filter((report) => report !== null)
  const figures = reports.map(({ paragraphs }) =>
    paragraphs.flatMap((paragraph) => paragraph.figures.filter(({ what }) => NAME.test(what))),
  )
  const longest = Math.max(0, ...figures.map(({ length }) => length))
  for (let at = 0; at < longest; at += 1)
    for (const [i, report] of reports.entries()) {
      const figure = figures[i]?.[at]
      if (!figure) continue
      const year = report.year ?? new Date(report.date ?? Date.now()).getFullYear()
      const title = report.sections[at % Math.max(1, report.sections.length)]?.title ?? report.title
      const kinds = about(figure.what, figure.unit, year, title.replace(NOT_HAN, ''))
      const turn = at * reports.length + i
      yield kinds[turn % kinds.length] ?? []
      if (turn % kinds.length !== 0) continue
      if (heads.length <= FEW_REPORTS) yield [`最近几年${figure.what}`]
      else if (report.region) yield [`${innermost(report.region)}最近几年${figure.what}`]
    }
}

/**
 * Makes the tables of the engine of the moment, so that no member waits for them, or goes on with `making` them. Gives way
 * to everything else between two steps; true unless another engine has taken its place meanwhile.
 */
export async function warmUp(current: () => Engine, making?: Steps<void>): Promise<boolean> {
  const engine = current()
  for (const _ of making ?? engine.warm()) {
    await setImmediate()
    if (current() !== engine) return false
  }
  return true
}

export interface Clock {
  now(): number
  rest(ms: number): Promise<unknown>
}

/**
 * Asks the engine of the moment questions of its own and warms it up, so that no member's question is the first of its
 * kind in this process. Rests after a long one for as long as it took, but for a head start while nobody knows yet that
 * it is ready, and while members ask. Ends after `MOST_QUESTIONS`, when it has taken its time, when members ask without a
 * pause, or when another engine has taken the place of the one it began with.
 */
export async function rehearse(
  current: () => Engine,
  clock: Clock = { now: () => performance.now(), rest: setTimeout },
): Promise<void> {
  const engine = current()
  const begun = clock.now()
  const early = () => clock.now() - begun < HEAD_START_MS
  let [asked, taken, waits] = [0, 0, 0]

  /** Asks one after the other; true where there is time for more. */
  const hold = async (chat: readonly string[]): Promise<boolean> => {
    let previous: Turn | null = null
    for (const question of chat) {
      if (asked >= MOST_QUESTIONS || taken >= MOST_MS) return false
      while (idleFor(engine, clock.now()) < QUIET_MS) {
        waits += 1
        if (waits > MOST_WAITS) return false
        await clock.rest(QUIET_MS)
        if (current() !== engine) return false
      }
      const from = clock.now()
      previous = await inSteps(engine.asking(question, previous))
      const took = clock.now() - from
      taken += took
      asked += 1
      if (took > NOT_NOTICED_MS && !early()) await clock.rest(took)
      else await setImmediate()
      if (current() !== engine) return false
    }
    return true
  }
  const making = engine.warm()
  const prepare = async () => (await warmUp(current, making)) && (await hold(UNUSUAL))

  await setImmediate()
  // Its first two steps are what nearly every question needs.
  making.next()
  await setImmediate()
  making.next()
  let prepared = false
  for (const chat of rehearsal(engine)) {
    if (!prepared && !early()) {
      if (!(await prepare())) return
      prepared = true
    }
    if (!(await hold(chat))) return
  }
  if (!prepared) await prepare()
}
