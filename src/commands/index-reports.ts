import type { FileSummary } from '../indexer/read/file-stamps.ts'
import type { Library } from '../search/library.ts'
import { readLocalVocabulary } from './local-vocabulary.ts'
import { buildAtTerminal } from './open-engine.ts'
import { type FolderOptions, settings } from './settings.ts'
import { oneLine, type Streams, warningTo, writeLine } from './streams.ts'
import { table } from './table.ts'

interface IndexOptions extends FolderOptions {
  force: boolean
  json: boolean
}

/** A row for each report that is used; of two files that hold the same one, only the newer is. */
function rows(files: readonly FileSummary[], library: Library): string[][] {
  const used = new Set(library.reports.map(({ id, file }) => `${id} ${file}`))
  return files.flatMap(({ file, reports }) =>
    reports
      .filter(({ id }) => used.has(`${id} ${file}`))
      .map((report) => [
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
  const config = settings(options)
  const { library, choice, files, added, removed, notes } = await buildAtTerminal(
    config,
    streams,
    options.force,
  )
  if (library.engine !== 'minisearch') streams.stderr.write(`wenbao: ${library.engine} (${choice})\n`)
  const { faults } = await readLocalVocabulary(config.dataDir)
  for (const note of [...notes, ...faults]) warningTo(streams)(note)
  const failed = files.filter((file) => file.error !== null)
  if (options.json) {
    await writeLine(
      streams.stdout,
      JSON.stringify({ version: library.version, engine: library.engine, files, added, removed }),
    )
  } else {
    const head = ['title', 'body', 'year', 'sections', 'paragraphs', 'warnings']
    await writeLine(streams.stdout, table([head, ...rows(files, library)]))
    await writeLine(
      streams.stdout,
      `${library.reports.length} reports, ${library.paragraphCount} paragraphs; ${added.length} new, ${removed.length} gone; index ${library.version}`,
    )
  }
  for (const file of failed) streams.stderr.write(`wenbao: ${oneLine(`${file.file}: ${file.error}`)}\n`)
  return failed.length > 0 ? 1 : 0
}
