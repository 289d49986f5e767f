const LOOKALIKES: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '﹒': '.',
  '．': '.',
  '％': '%',
  '－': '-',
  '—': '-',
  '～': '~',
}

/**
 * Folds what two print layouts may differ in, so that a gold can be looked for in a passage: NFKC, quotation
 * marks and dashes, no white space, lower case, a middle dot between digits as a decimal point (4·3 is 4.3).
 */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[“”‘’﹒．％－—～]/gu, (mark) => LOOKALIKES[mark] ?? mark)
    .replace(/\s+/gu, '')
    .toLowerCase()
    .replace(/(?<=\d)[·・•](?=\d)/gu, '.')
}

const NUMBER = /\d[\d.]*(?:万亿|[万亿千百%])?/gu

/** The figures in folded text, each with its scale: 增长4.3%、1.2万人 gives 4.3%, 1.2万. */
export function numbersIn(folded: string): string[] {
  return folded.match(NUMBER) ?? []
}

/** What of a short answer must be shown: its figures; without figures, its first phrase; nothing if it is empty. */
export function keysOf(answer: string): string[] {
  const folded = comparable(answer.replace(/[（(][^）)]*[）)]/gu, ''))
  const numbers = numbersIn(folded)
  if (numbers.length > 0) return numbers
  const first = folded.split(/[;；/、,，。…]|或/u)[0]
  return first ? [first] : []
}

/** Whether `key` stands in folded `text`, not as the tail of a longer number (363件 is not in 1363件). */
export function shows(text: string, key: string): boolean {
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1))
    if (!/[\d.]/u.test(text.charAt(at - 1))) return true
  return false
}
