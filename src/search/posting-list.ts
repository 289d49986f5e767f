/** How often a term stands in each field of one paragraph; counts are kept up to these, where BM25 is flat already. */
export interface TermCounts {
  title: number
  section: number
  text: number
}

const MOST_TITLE = 3
const MOST_SECTION = 3
const MOST_TEXT = 15

/** In how many paragraphs a term stands: in the text or a heading, and field by field. */
export interface TermSpread {
  any: number
  title: number
  section: number
  text: number
}

/**
 * The paragraphs a term stands in, as bytes: the distance from the paragraph before (seven bits a byte, the lowest
 * first), then one byte with the counts of the three fields. The first distance is counted from zero, so that
 * lists of consecutive ranges can be joined by writing one after the other again.
 */
export class PostingWriter {
  readonly spread: TermSpread = { any: 0, title: 0, section: 0, text: 0 }
  private bytes = new Uint8Array(16)
  private length = 0
  private last = 0

  add(paragraph: number, { title, section, text }: TermCounts): void {
    if (text > 0 || section > 0) this.spread.any += 1
    if (title > 0) this.spread.title += 1
    if (section > 0) this.spread.section += 1
    if (text > 0) this.spread.text += 1
    const counts =
      Math.min(text, MOST_TEXT) | (Math.min(section, MOST_SECTION) << 4) | (Math.min(title, MOST_TITLE) << 6)
    this.put(paragraph, counts)
  }

  /** Takes over the paragraphs of a list that lies wholly behind this one; `keep` tells which still exist. */
  append(data: ArrayBuffer, keep: (paragraph: number) => boolean): void {
    const list = new PostingReader(data)
    while (list.next()) if (keep(list.paragraph)) this.put(list.paragraph, list.counts)
  }

  toBytes(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }

  private put(paragraph: number, counts: number): void {
    if (this.length + 8 > this.bytes.length) {
      const grown = new Uint8Array(this.bytes.length * 2)
      grown.set(this.bytes)
      this.bytes = grown
    }
    let distance = paragraph - this.last
    this.last = paragraph
    while (distance > 127) {
      this.bytes[this.length++] = (distance & 127) | 128
      distance >>>= 7
    }
    this.bytes[this.length++] = distance
    this.bytes[this.length++] = counts
  }
}

/** Goes through a posting list from its first paragraph to its last. */
export class PostingReader {
  paragraph = 0
  /** Text in the low four bits, section in the next two, title in the highest two. */
  counts = 0
  private at = 0
  private readonly data: Uint8Array

  constructor(data: ArrayBuffer) {
    this.data = new Uint8Array(data)
  }

  next(): boolean {
    const { data } = this
    if (this.at >= data.length) return false
    let byte = data[this.at++] ?? 0
    let distance = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = data[this.at++] ?? 0
      distance |= (byte & 127) << shift
    }
    this.paragraph += distance
    this.counts = data[this.at++] ?? 0
    return true
  }
}
