/** Characters a terminal draws two columns wide (UAX #11, the ranges that reports use). */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/gu

function columns(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0)
}

/**
 * Lays rows out in columns as a terminal shows them, Chinese characters counted double; columns whose cells are
 * all numbers or '-' stand to the right. The first row is the head.
 */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = []
  for (const row of rows)
    row.forEach((cell, i) => {
      widths[i] = Math.max(widths[i] ?? 0, columns(cell))
    })
  const right = widths.map((_, i) => rows.slice(1).every((row) => /^(-|[\d.,]+%?)$/u.test(row[i] ?? '-')))
  return rows
    .map((row) =>
      row
        .map((cell, i) => {
          const space = ' '.repeat((widths[i] ?? 0) - columns(cell))
          return right[i] ? space + cell : cell + space
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
