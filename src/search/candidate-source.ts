import type { Report } from '../model.ts'

/** A word to look for and how much finding it is worth (1 = an ordinary word of the question). */
export interface SearchTerm {
  text: string
  weight: number
  /** word: a jieba word, looked for in titles, headings and text; gram: a pair of characters, in text only. */
  kind: 'word' | 'gram'
}

/** A paragraph that may answer, before ranking. */
export interface Candidate {
  reportId: string
  /** 1-based number of the paragraph in its report. */
  paragraph: number
  score: number
}

/** Report ids, as the keys of a map or as a set. */
export type ReportIds = Pick<ReadonlyMap<string, unknown>, 'has' | 'keys' | 'size'>

/** Finds paragraphs by their terms. Ranking, scope and extraction are shared by all sources. */
export interface CandidateSource {
  /** The best `limit` paragraphs of the reports whose ids are in `scope` (null: all), best first. */
  search(terms: readonly SearchTerm[], scope: ReportIds | null, limit: number): Candidate[]
  /** In how many paragraphs a word stands. */
  documentFrequency(word: string): number
  /** Every word of the library with the number of paragraphs it stands in. */
  frequencies(): Iterable<[string, number]>
  /** How many paragraphs there are. */
  size(): number
}

/** What the index holds of one paragraph: the four fields as lists of terms. */
export interface ParagraphTerms {
  /** Number of the paragraph in the index, counted from its first. */
  id: number
  title: string[]
  section: string[]
  text: string[]
  grams: string[]
}

/** The address of a paragraph in the index: report id and 1-based paragraph number. */
export function paragraphKey(report: Pick<Report, 'id'>, number: number): string {
  return `${report.id}#${number}`
}
