import type { Passage } from '../../model.ts'
import { markOf } from './mark.ts'
import { sign } from './signature.ts'

/** The path of a report's page, without query. */
export function reportPath(report: string): string {
  return `/reports/${encodeURIComponent(report)}`
}

/** Query and fragment that open a report at a paragraph with a sentence marked, also where no script runs. */
function placeOf(paragraph: number, sentence: string, key: string | null): string {
  const query = new URLSearchParams()
  if (key !== null) query.set('k', key)
  // The head of a report is shown whole; there is nothing to mark in it.
  if (sentence !== '' && paragraph > 0) {
    query.set('p', String(paragraph))
    query.set('mark', markOf(sentence))
  }
  const search = query.toString()
  return `${search === '' ? '' : `?${search}`}#p${paragraph}`
}

/** The address of a passage on this host, its sentence marked: /reports/ID?p=3&mark=…#p3. */
export function passagePath(passage: Passage): string {
  return `${reportPath(passage.report.id)}${placeOf(passage.paragraph, passage.highlight, null)}`
}

/** The address of a paragraph as members' phones reach it, signed so that it opens from there. */
export function publicAddress(
  publicUrl: string,
  secret: string,
  place: { report: string; paragraph: number; sentence: string },
): string {
  const path = reportPath(place.report)
  return `${publicUrl}${path}${placeOf(place.paragraph, place.sentence, sign(secret, path))}`
}
