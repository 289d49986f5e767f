import { createEngine } from '../../src/answer/engine.ts'
import type { Engine } from '../../src/answer/turn.ts'
import { ingest } from '../../src/indexer/ingest.ts'
import { readPlainText } from '../../src/indexer/read/text.ts'
import type { Answer, Report } from '../../src/model.ts'
import { type Library, memoryLibrary } from '../../src/search/library.ts'
import { createMiniSearchSource } from '../../src/search/minisearch-source.ts'

/** File name > text as it would stand in a .txt file. */
export type Texts = Readonly<Record<string, string>>

/** The day on which tests ask, so that 去年 is 2024. */
export const TODAY = new Date(2025, 4, 20)

/** Makes reports of texts the way the indexer does, without any file. */
export function reportsOf(texts: Texts): Report[] {
  return Object.entries(texts).flatMap(([file, text]) => ingest(readPlainText(text), file))
}

/** Makes a library of reports. */
export function libraryOf(reports: readonly Report[]): Library {
  const source = createMiniSearchSource()
  source.add(reports)
  return memoryLibrary('test', reports, source)
}

/** Makes an engine over reports, asked on TODAY unless another day is given. */
export function engineOver(
  reports: readonly Report[],
  home: string | null = null,
  today: Date = TODAY,
): Engine {
  return createEngine(libraryOf(reports), { today: () => today, homeRegion: home, localVocabulary: '' })
}

/** Makes a function that answers questions about texts, each in a chat of its own. */
export function asking(texts: Texts, home: string | null = null): (question: string) => Answer {
  const engine = engineOver(reportsOf(texts), home)
  return (question) => engine.ask(question, null).answer
}

/** A work report with its head: title, meeting with date, speaker, and a body of paragraphs. */
export function workReport(head: {
  title: string
  given: string
  speaker: string
  body: readonly string[]
}): string {
  return [head.title, head.given, head.speaker, '各位委员、各位代表：', ...head.body].join('\n\n')
}

/** Text without white space, as quotations are checked. */
export function bare(text: string): string {
  return text.replace(/\s+/gu, '')
}
