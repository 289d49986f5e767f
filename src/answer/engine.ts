import type { Answer } from '../model.ts'
import { givenOn, headOf, type Library } from '../search/library.ts'
import { createSegmenter } from '../text/segment.ts'
import { catalogAnswer, presentationAnswer } from './catalog.ts'
import { compare } from './compare.ts'
import { composeAnswer, composeDecline } from './compose.ts'
import { createCorpus } from './corpus.ts'
import { type Finding, find } from './find.ts'
import { firstMention } from './first-mention.ts'
import { leaningOf, leanOf, mergeQueries } from './follow-up.ts'
import { answerMove } from './moves.ts'
import { asksForPart, outlineAnswer } from './outline.ts'
import { createPhrases } from './phrases.ts'
import { rollCall } from './roll-call.ts'
import { sidesOf } from './sides.ts'
import { smallTalk } from './small-talk.ts'
import type { Engine, Query, Turn } from './turn.ts'
import { bodiesOf } from './understand/bodies.ts'
import { createCorrector } from './understand/correct.ts'
import { asksFirstMention, readSmallTalk } from './understand/intent.ts'
import { type QueryTools, type Reading, readQuery } from './understand/read-query.ts'
import { builtinVocabulary, createVocabulary } from './vocabulary/vocabulary.ts'

export interface EngineOptions {
  today: () => Date
  /** The place that 我市 and 我们 mean. */
  homeRegion: string | null
  /** Lines of the vocabulary.txt in the reports folder. */
  localVocabulary: string
}

/** Words that stand in fewer paragraphs are not offered as the mending of a slip. */
const LEAST_FREQUENCY = 2
const EXAMPLES = 3

/** Makes the engine over one state of the library. */
export function createEngine(library: Library, options: EngineOptions): Engine {
  const segmenter = createSegmenter()
  const corpus = createCorpus(library, segmenter)
  const vocabulary = createVocabulary([...builtinVocabulary, options.localVocabulary])
  const lexicon = function* () {
    for (const [word, weight] of library.source.frequencies())
      if (weight >= LEAST_FREQUENCY) yield { word, weight }
  }
  const corrector = createCorrector(lexicon(), corpus.knows)

  const official = new Set(vocabulary.official)
  const phrases = createPhrases(library.reports)

  const tools = (): QueryTools => ({
    corpus,
    segmenter,
    vocabulary,
    phrases,
    isOfficial: (word) => official.has(word),
    corrector,
    today: options.today(),
    home: options.homeRegion,
  })

  const otherYears = (finding: Finding): string[] => {
    const best = finding.ranked[0]?.unit.report
    if (!best) return []
    const own = bodiesOf(best)
    const years = library.reports
      .filter(
        (report) => report.region === best.region && bodiesOf(report).some((body) => own.includes(body)),
      )
      .flatMap((report) => (report.year !== null && report.year !== best.year ? [report.year] : []))
    return [...new Set(years)].sort((a, b) => b - a).map((year) => `${year}年`)
  }

  const answerFinding = (finding: Finding): Answer =>
    finding.verdict.good ? composeAnswer(finding, otherYears(finding), corpus) : composeDecline(finding)

  /** The kinds of question that are not answered by one best paragraph; null for the others. */
  const answerSpecial = (query: Query, reading: Reading): Answer | null => {
    if (query.intent === 'meta') return catalogAnswer(query, corpus)
    if (asksFirstMention(query.text)) return firstMention(query, corpus)
    const presented = presentationAnswer(query, corpus)
    if (presented) return presented
    if (query.intent === 'section' || asksForPart(query)) return outlineAnswer(query, corpus)
    const called = rollCall(query, corpus, segmenter)
    if (called) return called
    const sides = sidesOf({ ...reading, query }, corpus)
    return sides.length >= 2 ? compare(query, sides, corpus, segmenter) : null
  }

  const examples = (): string[] => {
    const newest = [...library.reports].sort((a, b) => givenOn(b).localeCompare(givenOn(a)))[0]
    if (!newest) return []
    return newest.paragraphs
      .flatMap((paragraph) => paragraph.figures)
      .filter((figure) => figure.what.length >= 2 && figure.what.length <= 10 && figure.kind === 'level')
      .map((figure) => `${newest.year ? `${newest.year}年` : ''}${figure.what}有多少`)
      .slice(0, EXAMPLES)
  }

  const answerAlone = (reading: Reading, previous: Turn | null): { query: Query; answer: Answer } => {
    const { query } = reading
    const special = answerSpecial(query, reading)
    if (special) return { query, answer: special }
    return {
      query,
      answer: answerFinding(find(query, corpus, segmenter, leaningOf(query, previous, corpus))),
    }
  }

  const answerMerged = (reading: Reading, previous: Turn): { query: Query; answer: Answer } => {
    const query = mergeQueries(reading, previous)
    const special = answerSpecial(query, reading)
    if (special && special.kind !== 'decline') return { query, answer: special }
    return {
      query,
      answer: answerFinding(find(query, corpus, segmenter, leaningOf(query, previous, corpus))),
    }
  }

  const turn = (question: string, query: Query, answer: Answer): Turn => {
    const shown = answer.passages.map((passage) => `${passage.report.id}#${passage.paragraph}`)
    return { question, query: { ...query, seen: [...new Set([...query.seen, ...shown])] }, answer }
  }

  return {
    ask(question, previous) {
      const reading = readQuery(question, tools())
      const { query } = reading
      const talk = readSmallTalk(query.text)
      if (talk)
        return { question, query: previous?.query ?? query, answer: smallTalk(query, talk, examples()) }
      if (query.move && previous) {
        const carried = { ...previous.query, move: query.move, ordinal: query.ordinal }
        const again = () => find({ ...previous.query, move: null }, corpus, segmenter, null)
        const moved = answerMove(carried, previous, corpus, again)
        if (moved) return turn(question, { ...carried, move: null }, moved)
      }
      const lean = leanOf(reading, previous)
      if (previous && lean !== 'none') {
        const merged = answerMerged(reading, previous)
        if (lean === 'plainly' || merged.answer.kind !== 'decline')
          return turn(question, merged.query, merged.answer)
      }
      const alone = answerAlone(reading, previous)
      return turn(question, alone.query, alone.answer)
    },
    heads: () => [...library.reports].sort((a, b) => givenOn(b).localeCompare(givenOn(a))).map(headOf),
    report: (id) => corpus.report(id),
  }
}
