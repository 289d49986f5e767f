import type { Answer } from '../model.ts'
import type { Library } from '../search/library.ts'
import { createSegmenter } from '../text/segment.ts'
import { allAsked } from './all-asked.ts'
import { catalogAnswer, presentationAnswer } from './catalog.ts'
import { compare } from './compare.ts'
import { composeAnswer, composeDecline } from './compose.ts'
import { createConversation } from './conversation.ts'
import { createCorpus } from './corpus.ts'
import { asksItems, countedListAnswer } from './counted-list.ts'
import { exampleQuestions } from './examples.ts'
import { type Finding, find, finding } from './find.ts'
import { firstMention } from './first-mention.ts'
import { holdingsOf } from './holdings.ts'
import { largestKind } from './largest-kind.ts'
import { withoutBaseYear } from './multiple.ts'
import { newestFirst } from './newest-first.ts'
import { officeAnswer } from './office.ts'
import { asksForPart, outlineAnswer } from './outline.ts'
import { createPhrases } from './phrases.ts'
import { rollCall } from './roll-call.ts'
import { scopeOf } from './scope.ts'
import { sidesOf } from './sides.ts'
import { smallTalk } from './small-talk.ts'
import { atOnce, type Steps } from './steps.ts'
import { createSuggest } from './suggest.ts'
import type { Engine, Query, Turn } from './turn.ts'
import { bodiesOf } from './understand/bodies.ts'
import { createCorrector } from './understand/correct.ts'
import { asksFirstMention, readSmallTalk } from './understand/intent.ts'
import { createKindred } from './understand/kindred.ts'
import { type QueryTools, type Reading, readQuery } from './understand/read-query.ts'
import { vocabularyWith } from './vocabulary/with-local-words.ts'

export interface EngineOptions {
  today: () => Date
  /** The place that 我市 and 我们 mean. */
  homeRegion: string | null
  /** Lines of the vocabulary.txt in the reports folder. */
  localVocabulary: string
}

/** Words that stand in fewer paragraphs are not offered as the mending of a slip. */
const LEAST_FREQUENCY = 2

/** Makes the engine over one state of the library. */
export function createEngine(library: Library, options: EngineOptions): Engine {
  const segmenter = createSegmenter()
  const corpus = createCorpus(library, segmenter)
  const vocabulary = vocabularyWith(options.localVocabulary)
  const lexicon = function* () {
    for (const [word, weight] of library.source.frequencies())
      if (weight >= LEAST_FREQUENCY) yield { word, weight }
  }
  const regions = new Set(library.reports.flatMap(({ region }) => region ?? []))
  const corrector = createCorrector(lexicon(), corpus.knows, regions, corpus.mentions)

  const official = new Set(vocabulary.official)
  const kindred = createKindred(library.source.frequencies())
  const phrases = createPhrases(library)

  const tools = (): QueryTools => ({
    corpus,
    segmenter,
    vocabulary,
    phrases,
    kindred,
    isOfficial: (word) => official.has(word),
    corrector,
    today: options.today(),
    home: options.homeRegion,
  })

  const otherYears = (finding: Finding): string[] => {
    const best = finding.ranked[0]?.unit.report
    if (!best) return []
    const own = bodiesOf(best)
    const years = (holdingsOf(library).byPlace.get(best.region ?? '') ?? [])
      .filter(({ report }) => bodiesOf(report).some((body) => own.includes(body)))
      .flatMap(({ report }) => (report.year !== null && report.year !== best.year ? [report.year] : []))
    return [...new Set(years)].sort((a, b) => b - a).map((year) => `${year}年`)
  }

  const everyFigure = ({ query, ranked }: Finding) =>
    allAsked(
      query,
      ranked[0],
      (question) => read(question).query,
      (text) => segmenter.cut(text),
    )

  const answerFinding = (finding: Finding): Answer => {
    const largest = largestKind(finding.query, finding)
    if (largest !== null) return largest || composeDecline(finding)
    return (
      countedListAnswer(finding.query, finding, corpus) ??
      (finding.verdict.good
        ? composeAnswer(finding, otherYears(finding), corpus, everyFigure(finding))
        : composeDecline(finding))
    )
  }

  /** The kinds of question that are not answered by one best paragraph; null for the others. */
  const answerSpecial = function* (query: Query, reading: Reading): Steps<Answer | null> {
    if (query.intent === 'meta') return catalogAnswer(query, corpus)
    if (asksFirstMention(query.text)) return yield* firstMention(query, corpus)
    const presented = presentationAnswer(query, corpus)
    if (presented) return presented
    const multiple = yield* asMultiple(query)
    if (multiple) return multiple
    const sides = sidesOf({ ...reading, query }, corpus)
    const held = sides.length < 2 ? officeAnswer(query, corpus) : null
    if (held) return held
    if (query.intent === 'section' || asksForPart(query)) {
      // 工作体会有几个方面: a list that the text announces as just that is no part of an outline.
      const counted =
        asksItems(query) && countedListAnswer(query, yield* finding(query, corpus, segmenter, null), corpus)
      if (counted) return counted
      return scopeOf(query, corpus).missing ? null : outlineAnswer(query, corpus)
    }
    const called = sides.length < 2 ? yield* rollCall(query, corpus, segmenter) : null
    if (called) return called
    if (sides.length < 2) return null
    const compared = yield* compare(query, sides, corpus, segmenter)
    return compared.kind === 'decline' ? (asOneSpan(query) ?? compared) : compared
  }

  /** 2000年利润是1997年的几倍: told as such by the report, or nothing. */
  const asMultiple = function* (query: Query): Steps<Answer | null> {
    const asked = withoutBaseYear(query)
    const found = asked && (yield* finding(asked, corpus, segmenter, null))
    return found?.verdict.good ? composeAnswer(found, otherYears(found), corpus) : null
  }

  /** 1998和1999两年共发行多少国债: no report gives either year, but one gives both together. */
  const asOneSpan = (query: Query): Answer | null => {
    const [from, to] = [Math.min(...query.years), Math.max(...query.years)]
    if (query.years.length < 2 || query.status === 'planned') return null
    const span = { from, to, label: `${query.years.length === 2 ? '两' : query.years.length}年` }
    const finding = find({ ...query, span, intent: 'number' }, corpus, segmenter, null)
    return finding.verdict.good ? composeAnswer(finding, otherYears(finding), corpus) : null
  }

  const read = (question: string) => readQuery(question, tools())
  let known: string[] | null = null
  function* findExamples(): Steps<string[]> {
    known ??= yield* exampleQuestions(library, function* (question, figure) {
      const { query } = read(question)
      yield
      const { ranked, verdict } = yield* finding(query, corpus, segmenter, null)
      return verdict.good && ranked[0]?.figure?.figure.text === figure.text
    })
    return known
  }

  function* warm(): Steps<void> {
    yield* corrector.warm()
    yield* findExamples()
  }

  const suggest = createSuggest({ corpus, read: (question) => read(question).query })
  const conversation = createConversation({
    corpus,
    segmenter,
    read,
    suggest: suggest.after,
    special: (reading) => answerSpecial(reading.query, reading),
    compose: answerFinding,
  })

  function* asking(question: string, previous: Turn | null, quote?: string): Steps<Turn> {
    const reading = read(question)
    yield
    const { query } = reading
    const talk = readSmallTalk(query.text)
    if (!talk) return yield* conversation.asking(question, reading, previous, quote)
    const answer = smallTalk(query, talk, yield* findExamples())
    return previous ? { ...previous, question, answer } : { question, query, answer }
  }

  return {
    ask: (question, previous, quote) => atOnce(asking(question, previous, quote)),
    asking,
    warm,
    heads: () => newestFirst(library.reports),
    report: (id) => corpus.report(id),
  }
}
