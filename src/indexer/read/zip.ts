import { unzipSync } from 'fflate'
import { AppError } from '../../errors.ts'

/** A report of 200 pages with its pictures has some 300 entries. */
const MOST_ENTRIES = 20_000
/** Text parts of a 1,000-page document unpack to 40 MB; a bomb to gigabytes. */
const MOST_BYTES = 64 * 1024 * 1024
/** Word's XML packs to a twentieth; only a bomb reaches this. Small parts may be mere repetition. */
const HIGHEST_RATIO = 250
const RATIO_FROM_BYTES = 4 * 1024 * 1024

/**
 * Unpacks the entries of a ZIP whose name `wanted` accepts, as name -> bytes. Throws FILE_DAMAGED if the archive is cut
 * off or broken, FILE_TOO_LARGE if it unpacks to more than any document (a ZIP bomb): sizes are checked beforehand.
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  let entries = 0
  let total = 0
  const bomb = (what: string) =>
    new AppError(
      'FILE_TOO_LARGE',
      `The file ${what}, which no report does: remove it, or save the report again.`,
    )
  try {
    const unpacked = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        entries += 1
        if (entries > MOST_ENTRIES) throw bomb(`holds more than ${MOST_ENTRIES} parts`)
        if (!wanted(name)) return false
        total += originalSize
        const ratio = originalSize / Math.max(size, 1)
        if (total > MOST_BYTES || (originalSize > RATIO_FROM_BYTES && ratio > HIGHEST_RATIO)) {
          throw bomb(`unpacks to ${Math.ceil(total / 1024 / 1024)} MB of text`)
        }
        return true
      },
    })
    return new Map(Object.entries(unpacked))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('FILE_DAMAGED', 'The file is cut off or damaged: copy or download it again.', {
      cause: error,
    })
  }
}
