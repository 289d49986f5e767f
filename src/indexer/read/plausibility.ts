/** Characters that a readable text does not hold: undecodable, unassigned, private use, controls. */
const GARBAGE = /[\ufffd\p{Cn}\p{Co}\p{Cs}]|(?![\t\n\v\f\r\0])\p{Cc}/gu
const HAN = /\p{Script=Han}/gu
const LETTER = /\p{L}/gu

/** Above this share of garbage a text is not one. Random bytes decode to 10 % and more, the worst scan to 0.2 %. */
const MOST_GARBAGE = 0.03
/**
 * Share of the first-level characters of GB 2312 (or Big5) among the Chinese ones. Reports have 0.97 and more,
 * pairs of random bytes 0.16 (0.41).
 */
const LEAST_COMMON = 0.75
/** Characters looked at in each of three places of a long text. */
const SAMPLE = 50_000

function decodeRows(encoding: string, fromLead: number, toLead: number, trails: number[]): Set<string> {
  const bytes: number[] = []
  for (let lead = fromLead; lead <= toLead; lead += 1) for (const trail of trails) bytes.push(lead, trail)
  return new Set(new TextDecoder(encoding).decode(new Uint8Array(bytes)).match(HAN))
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

let simplified: Set<string> | undefined
let traditional: Set<string> | undefined

/** Number of characters in `text` that no readable text holds. */
export function garbageIn(text: string): number {
  return text.match(GARBAGE)?.length ?? 0
}

/** Number of letters (Chinese characters are letters) in `text`. */
export function lettersIn(text: string): number {
  return text.match(LETTER)?.length ?? 0
}

/** Share (0 to 1) of everyday characters among the Chinese characters of `text`; 1 if it holds none. */
export function commonShare(text: string): number {
  simplified ??= decodeRows('gb18030', 0xb0, 0xd7, range(0xa1, 0xfe))
  traditional ??= decodeRows('big5', 0xa4, 0xc6, [...range(0x40, 0x7e), ...range(0xa1, 0xfe)])
  const han = text.match(HAN)
  if (!han) return 1
  let inSimplified = 0
  let inTraditional = 0
  for (const character of han) {
    if (simplified.has(character)) inSimplified += 1
    if (traditional.has(character)) inTraditional += 1
  }
  return Math.max(inSimplified, inTraditional) / han.length
}

/** Head, middle and tail of a long text: enough to judge it by, and a book takes no longer than a page. */
function sampleOf(text: string): string {
  if (text.length <= 3 * SAMPLE) return text
  const middle = Math.floor(text.length / 2)
  return text.slice(0, SAMPLE) + text.slice(middle, middle + SAMPLE) + text.slice(-SAMPLE)
}

/** True if `text` reads like a text rather than like bytes decoded in the wrong way. */
export function isPlausible(text: string): boolean {
  const sample = sampleOf(text)
  const visible = sample.replace(/\s/gu, '').length
  return garbageIn(sample) <= visible * MOST_GARBAGE && commonShare(sample) >= LEAST_COMMON
}
