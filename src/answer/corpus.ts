import type { Figure, Paragraph, Report, ReportHead } from '../model.ts'
import { createRecent } from '../recent.ts'
import type { Library, Outline, ParagraphPlace } from '../search/library.ts'
import { fold } from '../text/normalize.ts'
import { createPairSieve, type PairSieve } from '../text/pair-sieve.ts'
import { findPeople, type Person } from '../text/people.ts'
import type { Segmenter } from '../text/segment.ts'
import { clauses, type Span, sentences } from '../text/sentences.ts'
import { figureNamesOf } from './figure-names.ts'

/** A paragraph made ready for matching: folded once, cut once. Offsets of `folded` are those of the text. */
export interface Unit {
  report: ReportHead
  paragraph: Paragraph
  folded: string
  /** Cut when first asked for. */
  readonly sentences: Span[]
  /** The clauses of the sentence that begins at an offset, cut when first asked for. */
  clausesAt(sentence: Span): Span[]
  /** The folded name of each figure, in the paragraph's order; made when first asked for. */
  readonly figureNames: string[]
  /** What its figures count in words that the text does not hold as such: 第二产业增加值 of 三次产业增加值分别为…. */
  readonly coinedNames: string
  /** The headings above it, folded, the nearest last; `heading` is the nearest, `allHeadings` all in one text. */
  headings: string[]
  heading: string
  allHeadings: string
  /** Of its text; made when first needed. */
  sieve(): PairSieve
  /** Of its text and the names of its figures. */
  figureSieve(): PairSieve
  /** The persons named in a part of it, their offsets counted from the part's start; read when first asked for. */
  peopleIn(part: Span): Person[]
  /** Title and body of its report, folded. */
  identity: string
}

/** All that a report says, for looking through. */
export interface ReportWords {
  /** The folded text of each paragraph. */
  texts: readonly string[]
  /** Of all of them together. */
  sieve: PairSieve
}

/** The library as ranking sees it. */
export interface Corpus {
  library: Library
  head(id: string): ReportHead | null
  /** A whole report; what needs less asks for its head, outline or words. */
  report(id: string): Report | null
  unit(reportId: string, number: number): Unit | null
  /** The headings of a report. */
  outline(id: string): Outline | null
  /** The folded texts of a report's paragraphs: what looks for words in all of them needs no units. */
  words(reportId: string): ReportWords
  units(reportId: string): Unit[]
  /** The units at several places, those not at hand read together; null where there is none. */
  unitsAt(places: readonly ParagraphPlace[]): (Unit | null)[]
  /** Rarity of a word, 0 (in every paragraph) to 1 (in one or none). */
  rarity(word: string): number
  /** Whether all parts of a word or phrase stand somewhere in the library's text or headings. */
  knows(word: string): boolean
  /** Whether the characters stand anywhere in the library's text; reads it all, so only for rare questions. */
  mentions(characters: string): boolean
  /** The terms of a word or phrase, as the index cuts it. */
  terms(text: string): readonly string[]
  /** Whether the reports use it as one word. */
  knowsWord(word: string): boolean
}

/** In an article of at most so many paragraphs the first one (the lead) says what all of it is about. */
const SHORT_ARTICLE = 12

/**
 * Bytes of units kept: a city's library of 10,000 paragraphs whole. Of a province's only what the last questions read:
 * kept longer it is seldom asked for again, but lives long enough to wait for V8's rare great collections (at 100,000
 * paragraphs a running bot grew to 644 MB with 200 reports kept, to 460 with this).
 */
const KEPT_BYTES = { whole: 64 * 1024 * 1024, last: 4 * 1024 * 1024 }
/** What a unit takes, about: text, folded text and sieve (8), its figures (one of 250 bytes in 25 characters); the rest. */
const BYTES = { character: 18, unit: 1_000, paragraph: 5_000 }
/** Characters of reports whose words are kept: a conversation goes round in a few. */
const KEPT_CHARACTERS = 500_000

/** Official words come again with every question; so many of them are kept cut. */
const MOST_CUT = 20_000

function makeUnit(report: ReportHead, paragraph: Paragraph, identity: string): Unit {
  let spans: Span[] | undefined
  const cut = new Map<number, Span[]>()
  const people = new Map<string, Person[]>()
  const folded = fold(paragraph.text)
  let figureNames: string[] | undefined
  let coinedNames: string | undefined
  const headings = paragraph.section.map(fold)
  let sieve: PairSieve | undefined
  let nameSieve: PairSieve | undefined
  return {
    report,
    paragraph,
    folded,
    get sentences() {
      spans ??= sentences(paragraph.text)
      return spans
    },
    clausesAt(sentence) {
      let found = cut.get(sentence.start)
      if (!found) {
        found = clauses(paragraph.text, sentence)
        cut.set(sentence.start, found)
      }
      return found
    },
    get figureNames() {
      figureNames ??= figureNamesOf(paragraph)
      return figureNames
    },
    get coinedNames() {
      coinedNames ??= this.figureNames.filter((name) => name !== '' && !folded.includes(name)).join(' ')
      return coinedNames
    },
    headings,
    heading: headings.at(-1) ?? '',
    allHeadings: headings.join(' '),
    sieve() {
      sieve ??= createPairSieve([folded])
      return sieve
    },
    figureSieve() {
      const ofText = this.sieve()
      if (this.coinedNames === '') return ofText
      nameSieve ??= createPairSieve(this.figureNames)
      const ofNames = nameSieve
      return { mayHold: (pair) => ofText.mayHold(pair) || ofNames.mayHold(pair) }
    },
    peopleIn({ start, end }) {
      const key = `${start}-${end}`
      let found = people.get(key)
      if (!found) {
        found = findPeople(paragraph.text.slice(start, end))
        people.set(key, found)
      }
      return found
    },
    identity,
  }
}

function bytesOf({ text }: Paragraph): number {
  return BYTES.unit + BYTES.character * text.length
}

interface Made {
  units: (Unit | undefined)[]
  bytes: number
}

/** Wraps a library; units are made when first needed, and those of the last reports are kept. */
export function createCorpus(library: Library, segmenter: Segmenter): Corpus {
  const madeByReport = new Map<string, Made>()
  const whole = library.paragraphCount * BYTES.paragraph <= KEPT_BYTES.whole
  const most = whole ? KEPT_BYTES.whole : KEPT_BYTES.last
  let bytes = 0
  const identities = new Map<string, string>()
  const known = new Map<string, boolean>()
  const cutAlready = new Map<string, readonly string[]>()
  const mentioned = new Map<string, boolean>()
  const size = Math.max(2, library.source.size())
  const rarest = Math.log(1 + size)

  const identityOf = (report: ReportHead): string => {
    let identity = identities.get(report.id)
    if (identity === undefined) {
      const lead = report.paragraphCount <= SHORT_ARTICLE ? library.paragraph(report.id, 1)?.text : null
      identity = fold([report.title, report.institution, report.region, lead].filter(Boolean).join(' '))
      identities.set(report.id, identity)
    }
    return identity
  }

  /** Keeps a unit, and its report behind all others; those longest not added to are given up. */
  const keep = (unit: Unit): void => {
    const { id } = unit.report
    const own = madeByReport.get(id) ?? { units: [], bytes: 0 }
    madeByReport.delete(id)
    madeByReport.set(id, own)
    const size = bytesOf(unit.paragraph)
    own.units[unit.paragraph.number - 1] = unit
    own.bytes += size
    bytes += size
    for (const [oldest, made] of madeByReport) {
      if (bytes <= most || oldest === id) break
      madeByReport.delete(oldest)
      bytes -= made.bytes
    }
  }

  const unitsAt = (places: readonly ParagraphPlace[]): (Unit | null)[] => {
    const found = places.map(
      ({ reportId, paragraph }) => madeByReport.get(reportId)?.units[paragraph - 1] ?? null,
    )
    const missing = places.filter((_, i) => found[i] === null)
    if (missing.length === 0) return found
    const read = library.paragraphs(missing)
    let next = 0
    return found.map((unit, i) => {
      if (unit !== null) return unit
      const paragraph = read[next]
      next += 1
      const report = library.head(places[i]?.reportId ?? '')
      if (!report || !paragraph) return null
      const fresh = makeUnit(report, paragraph, identityOf(report))
      keep(fresh)
      return fresh
    })
  }

  const unit = (reportId: string, paragraph: number): Unit | null =>
    unitsAt([{ reportId, paragraph }])[0] ?? null

  const units = (reportId: string): Unit[] => {
    const count = library.head(reportId)?.paragraphCount ?? 0
    const places = Array.from({ length: count }, (_, i) => ({ reportId, paragraph: i + 1 }))
    return unitsAt(places).filter((one) => one !== null)
  }

  const kept = createRecent<string, ReportWords>(KEPT_CHARACTERS, ({ texts }) =>
    texts.reduce((sum, { length }) => sum + length, 0),
  )
  const words = (reportId: string): ReportWords => {
    let own = kept.get(reportId)
    if (!own) {
      const texts = library.texts(reportId)
      own = { texts, sieve: createPairSieve(texts) }
      kept.keep(reportId, own)
    }
    return own
  }

  const terms = (text: string): readonly string[] => {
    let cut = cutAlready.get(text)
    if (!cut) {
      if (cutAlready.size >= MOST_CUT) cutAlready.clear()
      cut = segmenter.words(text)
      cutAlready.set(text, cut)
    }
    return cut
  }

  return {
    library,
    head: library.head,
    report: library.report,
    unit,
    outline: library.outline,
    words,
    units,
    unitsAt,
    rarity: (word) => Math.log((size + 1) / (library.source.documentFrequency(word) + 1)) / rarest,
    mentions(characters) {
      let found = mentioned.get(characters)
      if (found === undefined) {
        found = library.mentions(characters)
        mentioned.set(characters, found)
      }
      return found
    },
    terms,
    knowsWord: (word) => library.source.documentFrequency(word) > 0,
    knows(word) {
      let found = known.get(word)
      if (found === undefined) {
        const parts = terms(word)
        found = parts.length > 0 && parts.every((part) => library.source.documentFrequency(part) > 0)
        known.set(word, found)
      }
      return found
    },
  }
}

/** The sentence of a unit in which a figure stands. */
export function sentenceOf(unit: Unit, figure: Pick<Figure, 'start'>): Span {
  return (
    unit.sentences.find((span) => span.start <= figure.start && figure.start < span.end) ?? {
      start: 0,
      end: unit.paragraph.text.length,
    }
  )
}

/** The clause of a unit in which a figure stands. */
export function clauseOf(unit: Unit, figure: Pick<Figure, 'start'>): Span {
  const sentence = sentenceOf(unit, figure)
  return (
    unit.clausesAt(sentence).find(({ start, end }) => start <= figure.start && figure.start < end) ?? sentence
  )
}
