import type { Corpus } from '../corpus.ts'
import type { Piece } from './understood.ts'

const SHORTEST_COMPOUND = 4
const LONGEST_COMPOUND = 12
/** What a compound counts beside its parts, and the least part of a word in one (verbs may: 新增 就业). */
const COMPOUND_PART = 0.35
const LEAST_NOMINAL = 0.45

const TURNED =
  /哪(?:些|几[个条件项份])(\p{Script=Han}{2,4}?)(?:算|属于|是)(\p{Script=Han}{2,4})(?:的)?[?？]?$/u

/** The name that 哪些提案是重点 turns round, if reports have it. */
export function turned(text: string, corpus: Corpus): Piece[] {
  const [whole = '', noun = '', quality = ''] = TURNED.exec(text) ?? []
  const name = `${quality}${noun}`
  if (whole === '' || !corpus.mentions(name)) return []
  const start = text.length - whole.length
  const words = new Map([[name, 1]])
  return [{ start, end: text.length, words, part: 1, named: false }]
}

/** Nouns that touch name one thing together (长期 建设 国债): finding them side by side tells more than each alone. */
export function compounds(words: readonly Piece[], text: string): Piece[] {
  const found: Piece[] = []
  let run: Piece[] = []
  const close = (): void => {
    const first = run[0]
    const last = run.at(-1)
    if (first && last && run.length >= 2) {
      const { start } = first
      const { end } = last
      const fits = end - start >= SHORTEST_COMPOUND && end - start <= LONGEST_COMPOUND
      if (fits)
        found.push({
          start,
          end,
          words: new Map([[text.slice(start, end), 1]]),
          part: COMPOUND_PART,
          named: false,
          bonus: true,
        })
    }
    run = []
  }
  for (const piece of [...words].sort((a, b) => a.start - b.start)) {
    const nominal = piece.part >= LEAST_NOMINAL && piece.end - piece.start >= 2
    if (!nominal || (run.length > 0 && run.at(-1)?.end !== piece.start)) close()
    if (nominal) run.push(piece)
  }
  close()
  return found
}
