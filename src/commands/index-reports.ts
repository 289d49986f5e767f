import type { FileSummary } from '../indexer/build.ts'
import { buildAtTerminal } from './open-engine.ts'
import { type FolderOptions, settings } from './settings.ts'
import { type Streams, writeLine } from './streams.ts'
import { table } from './table.ts'

interface IndexOptions extends FolderOptions {
  force: boolean
  json: boolean
}

function rows(files: readonly FileSummary[]): string[][] {
  return files.flatMap((file) =>
    file.reports.map((report) => [
      report.title,
      report.institution ?? report.region ?? '-',
      report.year === null ? '-' : String(report.year),
      String(report.sections),
      String(report.paragraphs),
      String(report.warnings),
    ]),
  )
}

/** `index`: builds the index and prints the reports. Status 1 if a file could not be read. */
export async function indexReports(options: IndexOptions, streams: Streams): Promise<number> {
  const { library, files, added, removed } = await buildAtTerminal(settings(options), streams, options.force)
  const failed = files.filter((file) => file.error !== null)
  if (options.json) {
    await writeLine(
      streams.stdout,
      JSON.stringify({ version: library.version, engine: library.engine, files, added, removed }),
    )
  } else {
    const head = ['title', 'body', 'year', 'sections', 'paragraphs', 'warnings']
    await writeLine(streams.stdout, table([head, ...rows(files)]))
    await writeLine(
      streams.stdout,
      `${library.reports.length} reports, ${library.paragraphCount} paragraphs; ${added.length} new, ${removed.length} gone; index ${library.version}`,
    )
  }
  for (const file of failed) streams.stderr.write(`wenbao: ${file.file}: ${file.error}\n`)
  return failed.length > 0 ? 1 : 0
}
