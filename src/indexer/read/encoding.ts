import { analyse } from 'chardet'
import { AppError } from '../../errors.ts'
import { commonShare, garbageIn, isPlausible } from './plausibility.ts'

/** Text of a file, and how its bytes were read. */
export interface Decoded {
  text: string
  encoding: string
  /** Characters that could not be decoded; each stands as U+FFFD in the text. */
  broken: number
}

/** Bytes that detection looks at. 64 kB hold some 25,000 Chinese characters, enough for any statistics. */
const SAMPLE = 64 * 1024
/** Above this share of broken characters bytes are not UTF-8 with a slip but something else. */
const MOST_BROKEN_UTF8 = 0.01
/** ASCII in UTF-16 is half NUL; Chinese with digits and line ends a few per cent. A damaged UTF-8 file has single ones. */
const NULS_OF_UTF16 = 0.2

const BOMS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

function decode(bytes: Uint8Array, encoding: string): Decoded {
  const text = new TextDecoder(encoding).decode(bytes)
  return { text, encoding, broken: text.match(/\ufffd/gu)?.length ?? 0 }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** What a candidate encoding makes of the sample: the less garbage and the more everyday characters the better. */
function merit(bytes: Uint8Array, encoding: string): number {
  const text = new TextDecoder(encoding).decode(bytes, { stream: true })
  if (!text) return Number.NEGATIVE_INFINITY
  return commonShare(text) - (10 * garbageIn(text)) / text.length
}

function candidates(sample: Uint8Array): string[] {
  const named = analyse(sample)
    .map((match) => match.name.toLowerCase())
    .filter((name) => ['gb18030', 'big5', 'utf-16le', 'utf-16be'].includes(name))
  return [...new Set([...named, 'gb18030', 'big5', 'utf-16le', 'utf-16be'])]
}

function detect(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE)
  const nuls = sample.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0)
  if (nuls < sample.length * NULS_OF_UTF16 && isUtf8(bytes)) return 'utf-8'
  const asUtf8 = new TextDecoder('utf-8').decode(sample, { stream: true })
  if (garbageIn(asUtf8) < asUtf8.length * MOST_BROKEN_UTF8 && nuls < sample.length * NULS_OF_UTF16)
    return 'utf-8'
  let best = 'gb18030'
  let bestMerit = Number.NEGATIVE_INFINITY
  for (const encoding of candidates(sample)) {
    const its = merit(sample, encoding)
    // The order of the candidates is the detector's; a later one must be clearly better.
    if (its > bestMerit + 0.02) [best, bestMerit] = [encoding, its]
  }
  return best
}

function known(label: string | null): string | null {
  if (!label) return null
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

/**
 * Decodes the bytes of a text file: a byte order mark decides, else valid UTF-8, else `declared` (a charset that the
 * file names) if it gives readable text, else what detection says. Throws FILE_TYPE when the result is not readable.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): Decoded {
  const bom = BOMS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))
  const label = bom ? null : known(declared)
  if (label && label !== 'utf-8' && !isUtf8(bytes)) {
    const asDeclared = decode(bytes, label)
    if (isPlausible(asDeclared.text)) return asDeclared
  }
  const decoded = decode(bytes, bom?.[0] ?? detect(bytes))
  if (!isPlausible(decoded.text)) {
    throw new AppError(
      'FILE_TYPE',
      'The file is not readable as text in any known encoding: save it as UTF-8 text, or remove it from the reports folder.',
    )
  }
  return decoded
}
