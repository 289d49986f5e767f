import type { Figure, Paragraph, Report, ReportHead } from '../model.ts'
import type { Library } from '../search/library.ts'
import { fold } from '../text/normalize.ts'
import { createPairSieve, type PairSieve } from '../text/pair-sieve.ts'
import { findPeople, type Person } from '../text/people.ts'
import type { Segmenter } from '../text/segment.ts'
import { clauses, type Span, sentences } from '../text/sentences.ts'

/** A paragraph made ready for matching: folded once, cut once. Offsets of `folded` are those of the text. */
export interface Unit {
  report: ReportHead
  paragraph: Paragraph
  folded: string
  sentences: Span[]
  /** The clauses of the sentence that begins at an offset, cut when first asked for. */
  clausesAt(sentence: Span): Span[]
  /** The folded name of each figure, in the paragraph's order. */
  figureNames: string[]
  /** The headings above it, folded, the nearest last; `heading` is the nearest, `allHeadings` all in one text. */
  headings: string[]
  heading: string
  allHeadings: string
  /** Of its text and the names of its figures; made when first needed. */
  sieve(): PairSieve
  /** The persons named in a part of it, their offsets counted from the part's start; read when first asked for. */
  peopleIn(part: Span): Person[]
  /** Title and body of its report, folded. */
  identity: string
}

/** The library as ranking sees it. */
export interface Corpus {
  library: Library
  head(id: string): ReportHead | null
  /** A whole report; what needs no text asks for the head. */
  report(id: string): Report | null
  unit(reportId: string, number: number): Unit | null
  units(reportId: string): Unit[]
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

/** Reports whose units are kept: a city's library whole, of a province's the last ones asked about (100 paragraphs, 0.5 MB each). */
const MOST_REPORTS = 200

/** Official words come again with every question; so many of them are kept cut. */
const MOST_CUT = 20_000

function makeUnit(report: ReportHead, paragraph: Paragraph, identity: string): Unit {
  const cut = new Map<number, Span[]>()
  const people = new Map<string, Person[]>()
  const folded = fold(paragraph.text)
  const figureNames = paragraph.figures.map(({ what }) => fold(what))
  const headings = paragraph.section.map(fold)
  let sieve: PairSieve | undefined
  return {
    report,
    paragraph,
    folded,
    sentences: sentences(paragraph.text),
    clausesAt(sentence) {
      let spans = cut.get(sentence.start)
      if (!spans) {
        spans = clauses(paragraph.text, sentence)
        cut.set(sentence.start, spans)
      }
      return spans
    },
    figureNames,
    headings,
    heading: headings.at(-1) ?? '',
    allHeadings: headings.join(' '),
    sieve() {
      sieve ??= createPairSieve([folded, ...figureNames])
      return sieve
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

/** Wraps a library; units are made when first needed, and those of the last reports are kept. */
export function createCorpus(library: Library, segmenter: Segmenter): Corpus {
  const unitsByReport = new Map<string, (Unit | undefined)[]>()
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

  const madeOf = (reportId: string): (Unit | undefined)[] => {
    let made = unitsByReport.get(reportId)
    if (!made) {
      made = []
      const [oldest] = unitsByReport.keys()
      if (unitsByReport.size >= MOST_REPORTS && oldest !== undefined) unitsByReport.delete(oldest)
      unitsByReport.set(reportId, made)
    }
    return made
  }

  const unit = (reportId: string, number: number): Unit | null => {
    const existing = unitsByReport.get(reportId)?.[number - 1]
    if (existing) return existing
    const report = library.head(reportId)
    const paragraph = library.paragraph(reportId, number)
    if (!report || !paragraph) return null
    const fresh = makeUnit(report, paragraph, identityOf(report))
    madeOf(reportId)[number - 1] = fresh
    return fresh
  }

  const units = (reportId: string): Unit[] => {
    const count = library.head(reportId)?.paragraphCount ?? 0
    return Array.from({ length: count }, (_, i) => i + 1).flatMap((number) => unit(reportId, number) ?? [])
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
    units,
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
