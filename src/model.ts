/** The nouns of the house, as types. Everything else is a function from some of these to others. */

export type TitleFrom = 'stated' | 'derived' | 'override'

/** Something a reader of the proof sheet should know: what, and where in the file (1-based line). */
export interface Warning {
  code: string
  message: string
  line: number | null
}

/** A heading and its place in the outline; `path` holds the titles from the top down to this one. */
export interface Section {
  level: number
  title: string
  path: string[]
  /** The heading is the sentence that opens a paragraph and names it (shown in front of that paragraph). */
  runIn: boolean
  /** 1-based number of the first paragraph under this heading; the number after the last one if there is none. */
  paragraph: number
}

/** What part of a report a paragraph belongs to: work done, work planned, or neither (greeting, thanks). */
export interface Period {
  kind: 'review' | 'plan'
  from: number
  to: number
}

/** A number in its sentence. `start`/`end` are UTF-16 offsets in the paragraph's text; `text` is what stands there. */
export interface Figure {
  /** What it counts, in the report's words: 提案, 地区生产总值, 满意率. Empty if it cannot be told. */
  what: string
  /** 363, 12000, 0.05; the lower one of a range. */
  value: number
  /** The upper value of a range (4.5%—5%), else null. */
  valueTo: number | null
  /** 件, 亿元, %, 人次; percentages keep value 5 and unit %. Scale words are in the value: 1.2万人 is 12000 人. */
  unit: string
  /** As written, with scale and unit and 余, 多, 左右: 1400余条. */
  text: string
  start: number
  end: number
  /** level: the amount itself; change: a growth or fall (增长5.5%); ordinal: 第13次; share: 占比 … */
  kind: 'level' | 'change' | 'share' | 'ordinal'
  /** +1 grows, -1 falls, 0 says nothing of it. */
  direction: -1 | 0 | 1
  status: 'actual' | 'planned'
  /** The year (or span) the number is about, null if unknown. */
  year: number | null
  yearTo: number | null
  /** Whose number it is when the sentence says so (党派团体, 宁波舟山港), else null: the report's own. */
  whose: string | null
}

/** One of the items that a paragraph counts out (一是… 二是…), as offsets in its text. */
export interface Item {
  number: number
  start: number
  end: number
}

/** The smallest citable piece of a report. */
export interface Paragraph {
  id: string
  /** 1-based place in the report. */
  number: number
  /** Titles from the part down to the sub-section; empty before the first heading. */
  section: string[]
  text: string
  period: Period | null
  figures: Figure[]
  items: Item[]
  /** Doubts about the text (OCR), quoted beside the passage. */
  warnings: string[]
}

/** One source document, or one article of a newspaper page, with its identity. What is not stated is null. */
export interface Report {
  id: string
  /** Path in the reports folder, with forward slashes. */
  file: string
  /** Other files that hold the same report. */
  alsoIn: string[]
  title: string
  titleFrom: TitleFrom
  type: string | null
  institution: string | null
  region: string | null
  session: string | null
  meeting: string | null
  /** ISO date the report was given or printed: 2021-01-20, 2024-11, 2024. */
  date: string | null
  /** The year reported on. */
  year: number | null
  /** The first year of a longer span reported on (过去五年), else null. */
  yearFrom: number | null
  planYear: number | null
  presenter: string | null
  presenterPost: string | null
  /** The lines that state title, meeting, date and speaker, verbatim, in file order: what a citation of them quotes. */
  identity: string[]
  sections: Section[]
  paragraphs: Paragraph[]
  warnings: Warning[]
}

/** What ingestion made of one file; `error` is set, and `reports` empty, when it could not be read. */
export interface IngestedFile {
  file: string
  error: string | null
  reports: Report[]
}

/** What a report says of itself. */
export type ReportIdentity = Omit<Report, 'sections' | 'paragraphs' | 'warnings'>

/** A report without its text: what scope, catalog and citations need. */
export type ReportHead = ReportIdentity & { paragraphCount: number }

export type Intent =
  | 'number'
  | 'who'
  | 'when'
  | 'list'
  | 'topic'
  | 'definition'
  | 'compare'
  | 'section'
  | 'meta'
  | 'smalltalk'

export type AnswerKind = 'answer' | 'compare' | 'outline' | 'catalog' | 'decline' | 'clarify' | 'chat'

/** Where a passage stands. */
export interface Citation {
  id: string
  file: string
  title: string
  institution: string | null
  region: string | null
  year: number | null
  date: string | null
}

/** The part of a paragraph that is shown, verbatim, with the sentence that answers. */
export interface Passage {
  text: string
  highlight: string
  report: Citation
  section: string[]
  /** 1-based number of the paragraph in its report. */
  paragraph: number
  warnings: string[]
}

/** One side of a comparison. `passage` is an index into the answer's passages, null where 报告未载. */
export interface ComparisonRow {
  label: string
  value: string
  passage: number | null
}

export interface Understood {
  intent: Intent
  years: number[]
  bodies: string[]
  regions: string[]
  terms: string[]
}

/** What the engine gives back for one question; contracts.md section 3. */
export interface Answer {
  kind: AnswerKind
  headline: string
  reply: string
  passages: Passage[]
  /** Near passages of a decline, never presented as the answer. */
  nearby: Passage[]
  comparison: ComparisonRow[]
  suggestions: string[]
  understood: Understood
  /** Why this answer, in plain Chinese: words matched, scope taken, score. */
  reasons: string[]
}
