import type { ReportHead, Section } from '../model.ts'
import type { Span } from '../text/sentences.ts'
import type { Corpus, Unit } from './corpus.ts'

/** So many sentences in a row that begin alike are points. */
const LEAST_ALIKE = 2

function openings(report: ReportHead, sections: readonly Section[], corpus: Corpus): Unit[] {
  return sections.flatMap(({ paragraph, path }) => {
    const unit = corpus.unit(report.id, paragraph)
    return unit && unit.paragraph.section.join('\n') === path.join('\n') ? [unit] : []
  })
}

/** The paragraphs that open the parts right below a heading path. */
export function partsBelow(path: readonly string[], report: ReportHead, corpus: Corpus): Unit[] {
  const above = path.join('\n')
  const sections = corpus.outline(report.id)?.sections ?? []
  const below = sections.filter((section) => section.path.slice(0, -1).join('\n') === above)
  return path.length === 0 ? [] : openings(report, below, corpus)
}

/** So many things behind a colon are a list. */
const LEAST_LISTED = 3
const CLOSES_LIST = /^(?:等等?|其他)$/u

/** The things that a sentence lists behind its colon: 主要有：A，B，C，等等. Empty if it lists none. */
export function listedIn({ paragraph: { text } }: Unit, highlight: string): Span[] {
  const start = text.indexOf(highlight)
  const colon = start < 0 ? -1 : text.slice(start, start + highlight.length).search(/[:：]/u)
  if (colon < 0) return []
  const from = start + colon + 1
  const stop = text.slice(from).search(/[。！？]/u)
  const list = stop < 0 ? text.slice(from) : text.slice(from, from + stop)
  const mark = /[;；]/u.test(list) ? /[^;；]+/gu : /[^,，]+/gu
  const items = [...list.matchAll(mark)].filter(([item]) => !CLOSES_LIST.test(item.trim()))
  return items.length < LEAST_LISTED
    ? []
    : items.map(({ index, 0: item }) => ({ start: from + index, end: from + index + item.length }))
}

interface Point {
  unit: Unit
  span: Span
}

/**
 * Sentences in a row that begin alike (要全力…。要全力…。 在广度上…。在精度上…。), also over the next paragraphs: points
 * without numbers. A longer common opening tells a list better than a longer row.
 */
export function alikeSentences(unit: Unit, corpus: Corpus): Point[] {
  const following = [1, 2].flatMap((step) => corpus.unit(unit.report.id, unit.paragraph.number + step) ?? [])
  const points = [unit, ...following].flatMap((one) => one.sentences.map((span) => ({ unit: one, span })))
  for (const length of [3, 2, 1]) {
    const opening = (point: Point) => point.unit.folded.slice(point.span.start, point.span.start + length)
    let run: Point[] = []
    for (const point of points) {
      const first = run[0]
      if (first && opening(first) === opening(point)) run.push(point)
      else if (run.length >= LEAST_ALIKE) break
      else run = [point]
    }
    if (run.length >= LEAST_ALIKE && run[0]?.unit === unit) return run
  }
  return []
}
