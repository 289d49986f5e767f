import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeReports } from './corpus-maker.ts'

/** So many questions of each kind are asked, from all over the library. */
const QUESTIONS = 400

/** Writes a made-up reports folder of about so many paragraphs, and gives questions that it answers. */
export function writeCorpus(folder: string, paragraphs: number) {
  mkdirSync(folder, { recursive: true })
  const scoped: string[] = []
  const unscoped: string[] = []
  let bytes = 0
  let made = 0
  for (const report of makeReports(paragraphs)) {
    const path = join(folder, report.file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, report.text)
    bytes += Buffer.byteLength(report.text)
    made += report.paragraphs
    scoped.push(...report.scoped.slice(0, 2))
    unscoped.push(...report.unscoped.slice(0, 2))
  }
  const some = (all: string[]) => {
    const step = Math.max(1, Math.floor(all.length / QUESTIONS))
    return all.filter((_, i) => i % step === 0).slice(0, QUESTIONS)
  }
  return { bytes, made, scoped: some(scoped), unscoped: some(unscoped) }
}

/** The value below which this share of the values lies. */
export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
