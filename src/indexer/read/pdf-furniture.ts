/** A line of a page by its place. */
export interface PlacedLine {
  text: string
  /** 1-based. */
  page: number
  /** Baseline as a share of the page's height, from the top. */
  place: number
}

/** Running heads and page numbers stand in the outermost parts of a page. */
const MARGIN = 0.16
const SAME_PLACE = 0.012
const PAGE_NUMBER =
  /^[-—–·•.\s]*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,7}|[一二三四五六七八九十〇]{1,4})(?:\s*页)?(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?[-—–·•.\s]*$/iu
/** On how many pages a line must come back, and on what share of them; left and right pages differ. */
const LEAST_PAGES = 2
const LEAST_SHARE = 0.35

function bare(text: string): string {
  return text.replace(/\s+/gu, '').replace(/\d+/gu, '0')
}

/** Places of the rows of each page. */
function placesByPage(lines: readonly PlacedLine[]): Map<number, number[]> {
  const places = new Map<number, number[]>()
  for (const { page, place } of lines) {
    const its = places.get(page)
    if (its) its.push(place)
    else places.set(page, [place])
  }
  return places
}

/** True if at most one row of the page (a running head beside or above the number) stands further out. */
function isOutermost(place: number, places: readonly number[]): boolean {
  const beyond = places.filter((its) => (place < 0.5 ? its < place - SAME_PLACE : its > place + SAME_PLACE))
  return beyond.length <= 1
}

/**
 * Tells which lines (by index) are furniture, and what: those in the margins that come back at the same place on other
 * pages, numbers aside, and page numbers that stand alone there.
 */
export function findFurniture(lines: readonly PlacedLine[], pages: number): Map<number, string> {
  const found = new Map<number, string>()
  const byPage = placesByPage(lines)
  const groups = new Map<string, { index: number; line: PlacedLine }[]>()
  for (const [index, line] of lines.entries()) {
    if (line.place > MARGIN && line.place < 1 - MARGIN) continue
    if (PAGE_NUMBER.test(line.text) && isOutermost(line.place, byPage.get(line.page) ?? [])) {
      found.set(index, '页码')
      continue
    }
    const key = bare(line.text)
    const group = groups.get(key) ?? []
    group.push({ index, line })
    groups.set(key, group)
  }
  for (const group of groups.values()) {
    for (const { index, line } of group) {
      const same = group.filter((its) => Math.abs(its.line.place - line.place) <= SAME_PLACE)
      const count = new Set(same.map((its) => its.line.page)).size
      if (count >= Math.max(LEAST_PAGES, Math.floor(pages * LEAST_SHARE))) {
        found.set(index, line.place < 0.5 ? '页眉' : '页脚')
      }
    }
  }
  return found
}
