/** Marks that may not begin a line, and those that may not end one (禁则, GB/T 15834). */
const NOT_FIRST = /^[，。、；：？！…—”’）》〉】」』%‰·.,;:?!)\]}]$/u
const NOT_LAST = /^[“‘（《〈【「『([{]$/u
/** Widths in Noto Sans SC as parts of the type size; letters are about as wide as the widest common ones. */
const FULL = 1
const DIGIT = 0.56
const LETTER = 0.64
const NARROW = 0.34

/** How wide a text is set, as a multiple of the type size: 全年363件 is about 4.7. */
export function textWidth(text: string): number {
  let width = 0
  for (const sign of text)
    if (/[0-9+=~$%]/u.test(sign)) width += sign === '%' ? 0.92 : DIGIT
    else if (/[ .,:;'!|()[\]-]/u.test(sign)) width += NARROW
    else if (/[\u0021-\u024f]/u.test(sign)) width += LETTER
    else width += FULL
  return width
}

/** Words that stay together: a number or a latin word; any other sign is its own. */
const WORD = /[0-9A-Za-z][0-9A-Za-z.,%‰+-]*|\s+|./gsu

/**
 * Breaks a text into lines at most `width` type sizes wide. A mark that may not begin a line takes the sign before it
 * along; a number is not cut.
 */
export function breakLines(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  const end = (): void => {
    let carried = ''
    while (line.length > 1 && NOT_LAST.test(line.slice(-1))) {
      carried = line.slice(-1) + carried
      line = line.slice(0, -1)
    }
    lines.push(line.trimEnd())
    line = carried
  }
  for (const [word] of text.replace(/\s+/gu, ' ').matchAll(WORD)) {
    if (textWidth(line + word) <= width) {
      line += word
      continue
    }
    if (NOT_FIRST.test(word) && line.length > 1) {
      const last = [...line].at(-1) ?? ''
      line = line.slice(0, -last.length)
      end()
      line += last + word
      continue
    }
    end()
    line += word === ' ' ? '' : word
    // A word wider than a line (an address) is cut where it has to be.
    while (textWidth(line) > width) {
      let cut = line.length - 1
      while (cut > 1 && textWidth(line.slice(0, cut)) > width) cut -= 1
      lines.push(line.slice(0, cut))
      line = line.slice(cut)
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines
}
