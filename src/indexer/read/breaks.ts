/** One line of a block that its author broke by hand (<br>, Shift+Enter). */
export interface Piece {
  text: string
  whole: boolean
  /** Empty lines before it in the same block. */
  blankBefore: number
}

const SENTENCE_END = /[。！？；：!?;:…”）)》]\s*$/u
/** If this share of the lines end as sentences do, the breaks part paragraphs; else they wrap a copied text. */
const LEAST_ENDED = 0.8

/**
 * Cuts a block at its line breaks ('\n'). The pieces are whole paragraphs if they end like such; lines that break in
 * mid-sentence are not, and reflow will join them: '立案213件。\n办复率100%。' gives two whole ones.
 */
export function splitAtBreaks(text: string): Piece[] {
  const pieces: Piece[] = []
  let blank = 0
  for (const row of text.split('\n')) {
    if (row.trim()) pieces.push({ text: row, whole: false, blankBefore: blank })
    blank = row.trim() ? 0 : blank + 1
  }
  const broken = pieces.slice(0, -1)
  const ended = broken.filter((piece) => SENTENCE_END.test(piece.text)).length
  const whole = ended >= broken.length * LEAST_ENDED
  return pieces.map((piece) => ({ ...piece, whole }))
}
