import type { Library } from '../search/library.ts'

/**
 * From about so many paragraphs on a library stays on disk. MiniSearch needs 1.5 s to load that many (targets of
 * src/README.md), and both engines give the same first passage.
 */
const LARGE = 5_000

/** Bytes of a file per paragraph, by its ending: text in UTF-8; markup; packed; pictures and fonts beside the text. */
const BYTES: readonly (readonly [RegExp, number])[] = [
  [/\.(?:txt|text|md|markdown|mkd)$/iu, 350],
  [/\.x?s?html?$/iu, 900],
  [/\.docx$/iu, 250],
  [/\.pdf$/iu, 2_500],
]

interface FileSize {
  file: string
  /** Bytes. */
  size: number
}

function estimate(found: readonly FileSize[]): number {
  let paragraphs = 0
  for (const { file, size } of found)
    paragraphs += size / (BYTES.find(([ending]) => ending.test(file))?.[1] ?? 1_000)
  return Math.round(paragraphs)
}

/** The engine for a folder: the one asked for, or by the size of its files, so that the same folder always gets the same. */
export function chooseEngine(
  asked: 'auto' | Library['engine'],
  found: readonly FileSize[],
): { engine: Library['engine']; why: string } {
  if (asked !== 'auto') return { engine: asked, why: `SEARCH_ENGINE=${asked}` }
  const about = estimate(found)
  const engine = about >= LARGE ? 'sqlite' : 'minisearch'
  const side = engine === 'sqlite' ? 'at least' : 'fewer than'
  return {
    engine,
    why: `SEARCH_ENGINE=auto: about ${about} paragraphs by the size of the files, ${side} ${LARGE}`,
  }
}
