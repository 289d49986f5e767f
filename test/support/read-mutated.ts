import { AppError } from '../../src/errors.ts'
import { ingest } from '../../src/indexer/ingest.ts'
import { errorLine } from '../../src/indexer/read/ingest-file.ts'
import { parseSource } from '../../src/indexer/read/parse.ts'
import { difference, piecesOf, visible } from '../indexer/account.ts'
import type { MutatedFile } from './mutated-files.ts'

/**
 * Reads a damaged file as the indexer does. `error` is the line that an operator sees, null if it was read; `faults` are
 * what must not be: a failure nobody foresaw, a line that is none, a character lost or doubled.
 */
export async function readMutated({
  name,
  bytes,
}: MutatedFile): Promise<{ error: string | null; faults: string[] }> {
  try {
    const source = await parseSource(bytes, name)
    const whole = visible(source.lines.map(({ text }) => text).join('\n'))
    const { lost, doubled } = difference(whole, piecesOf(ingest(source, name)))
    return {
      error: null,
      faults: [
        ...(lost ? [`lost ${JSON.stringify(lost.slice(0, 60))}`] : []),
        ...(doubled ? [`doubled ${JSON.stringify(doubled.slice(0, 60))}`] : []),
      ],
    }
  } catch (error) {
    const line = errorLine(error)
    const faults: string[] = []
    if (!(error instanceof AppError))
      faults.push(
        `unforeseen: ${error instanceof Error ? (error.stack ?? '').split('\n').slice(0, 4).join(' ') : error}`,
      )
    if (/\n/u.test(line) || line.length > 250 || !/[:：].*\.$/u.test(line))
      faults.push(`no clear line: ${line}`)
    return { error: line, faults }
  }
}
