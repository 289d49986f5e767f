import type { Report } from '../model.ts'
import { fold } from '../text/normalize.ts'
import { sentences } from '../text/sentences.ts'

/** A report and when its file was last written (milliseconds), to tell the newer of two editions. */
export interface Edition {
  report: Report
  writtenAt: number
}

export interface Editions {
  reports: Report[]
  notes: string[]
}

/**
 * Share of sentences two reports must have in common to be the same text in two files. The five reports and the
 * eighteen of other places share at most .07 (two years of one body).
 */
const SAME_TEXT = 0.9
/** With the same body, place, year and kind, a smaller share makes the newer file a corrected edition. */
const SAME_REPORT = 0.5

/** The sentences of a report that are long enough to tell texts apart, without marks. */
export function sentenceSet(report: Report): Set<string> {
  const set = new Set<string>()
  for (const { text } of report.paragraphs)
    for (const span of sentences(text)) {
      const sentence = fold(text.slice(span.start, span.end)).replace(/[^\p{L}\p{N}]/gu, '')
      if (sentence.length >= 8) set.add(sentence)
    }
  return set
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let shared = 0
  for (const sentence of a) if (b.has(sentence)) shared += 1
  return shared / Math.min(a.size, b.size)
}

type Known = Pick<Report, 'file' | 'year' | 'type' | 'region'>

/** Whether two reports that have this share of their sentences in common are editions of one. */
export function areEditions(a: Known, b: Known, share: number): boolean {
  return a.file !== b.file && (share >= SAME_TEXT || (share >= SAME_REPORT && sameIdentity(a, b)))
}

/** What the operator is told of a report that is left out for a newer edition. */
export function editionNote(left: string, used: string): string {
  return `${left} holds the same report as ${used}, which is newer and is used.`
}

function sameIdentity(a: Known, b: Known): boolean {
  return a.year !== null && a.year === b.year && a.type === b.type && a.region === b.region
}

/**
 * Folds editions of one report into one: the same text in two files is kept once with both files named, a
 * corrected edition (same body, place, year and kind, mostly the same sentences) replaces the older one. `sentencesOf`
 * may remember the sentences of reports that are compared again.
 */
export function mergeEditions(editions: readonly Edition[], sentencesOf = sentenceSet): Editions {
  const kept: { edition: Edition; sentences: Set<string> }[] = []
  const bySentence = new Map<string, number[]>()
  const notes: string[] = []
  const newestFirst = [...editions].sort(
    (a, b) => b.writtenAt - a.writtenAt || a.report.file.localeCompare(b.report.file),
  )
  for (const edition of newestFirst) {
    const own = sentencesOf(edition.report)
    const candidates = new Set<number>()
    for (const sentence of own) for (const at of bySentence.get(sentence) ?? []) candidates.add(at)
    const twin = [...candidates]
      .map((at) => kept[at])
      .find((other) => {
        if (!other) return false
        return areEditions(edition.report, other.edition.report, overlap(own, other.sentences))
      })
    if (twin) {
      const report = twin.edition.report
      twin.edition = {
        ...twin.edition,
        report: { ...report, alsoIn: [...report.alsoIn, edition.report.file].sort() },
      }
      notes.push(editionNote(edition.report.file, report.file))
      continue
    }
    for (const sentence of own) {
      const at = bySentence.get(sentence)
      if (at) at.push(kept.length)
      else bySentence.set(sentence, [kept.length])
    }
    kept.push({ edition, sentences: own })
  }
  const reports = kept.map(({ edition }) => edition.report)
  return { reports: reports.sort((a, b) => a.file.localeCompare(b.file) || a.id.localeCompare(b.id)), notes }
}
