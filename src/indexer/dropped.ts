import type { Warning } from '../model.ts'
import { type Block, lineAt } from './block.ts'

/** Why text may leave a report. Each such text ends, word for word, in a warning. */
export type DroppedCode =
  | 'furniture'
  | 'page-number'
  | 'running-head'
  | 'share-widget'
  | 'publisher'
  | 'rights'
  | 'markup'
  | 'hash-line'
  | 'link'
  | 'photo-credit'
  | 'continuation'
  | 'after-the-end'
  | 'contents'
  | 'page-guide'
  | 'hyphen'

/** A text that left the report, with the reason why. */
export interface Dropped {
  code: DroppedCode
  reason: string
  text: string
  line: number
}

const CODES: ReadonlySet<string> = new Set<DroppedCode>([
  'furniture',
  'page-number',
  'running-head',
  'share-widget',
  'publisher',
  'rights',
  'markup',
  'hash-line',
  'link',
  'photo-credit',
  'continuation',
  'after-the-end',
  'contents',
  'page-guide',
  'hyphen',
])

/** Between the reason and the quoted text; no reason holds it. */
const QUOTED = '：'

/** The warning that tells of a dropped text and quotes it: 页码：12. */
export function asWarning({ code, reason, text, line }: Dropped): Warning {
  return { code, message: `${reason.replaceAll(QUOTED, ' ')}${QUOTED}${text}`, line }
}

/** The text of the source that a warning stands for, or null if the warning is only a remark. */
export function quoteOf(warning: Warning): string | null {
  return CODES.has(warning.code) ? warning.message.slice(warning.message.indexOf(QUOTED) + 1) : null
}

const CONTINUED = /[（(](?:下转|上接|紧转)第?\s*[\d一二三四五六七八九十A-Z]+\s*版[^）)]{0,10}[）)]$/u

/** 下转第二版 at the end of a text leaves it: the text goes on where we cannot read. */
export function dropContinuations(blocks: readonly Block[]): { blocks: Block[]; dropped: Dropped[] } {
  const dropped: Dropped[] = []
  const kept = blocks.map((block) => {
    const note = CONTINUED.exec(block.text)
    if (!note) return block
    const reason = '文章未完，余下的在另一版'
    dropped.push({ code: 'continuation', reason, text: note[0], line: lineAt(block, note.index) })
    return {
      ...block,
      text: block.text.slice(0, note.index),
      written: block.written.slice(0, note.index),
    }
  })
  return { blocks: kept, dropped }
}
