import type { Figure, Paragraph } from '../model.ts'

type StoredFigure = [
  what: string,
  value: number,
  valueTo: number | null,
  unit: string,
  text: string,
  start: number,
  end: number,
  kind: Figure['kind'],
  direction: Figure['direction'],
  status: Figure['status'],
  year: number | null,
  yearTo: number | null,
  whose: string | null,
]

function storedFigure(figure: Figure): StoredFigure {
  const { what, value, valueTo, unit, text, start, end, kind, direction, status, year, yearTo, whose } =
    figure
  return [what, value, valueTo, unit, text, start, end, kind, direction, status, year, yearTo, whose]
}

function figureOf(stored: StoredFigure): Figure {
  const [what, value, valueTo, unit, text, start, end, kind, direction, status, year, yearTo, whose] = stored
  return { what, value, valueTo, unit, text, start, end, kind, direction, status, year, yearTo, whose }
}

/** A paragraph as it lies in the index file: its values without their names, which are two fifths of the whole. */
export interface StoredParagraph {
  content: string
  figures: string
}

/** The two columns of a paragraph. */
export function storedParagraph({
  id,
  section,
  text,
  period,
  figures,
  items,
  warnings,
}: Paragraph): StoredParagraph {
  return {
    content: JSON.stringify([id, section, text, period, items, warnings]),
    figures: JSON.stringify(figures.map(storedFigure)),
  }
}

/**
 * The paragraph again; its number in the report is known from where it lies. Figures are more than half of what is
 * stored, and read only when asked for: most paragraphs are only looked at for their words.
 */
export function paragraphOf({ content, figures }: StoredParagraph, number: number): Paragraph {
  const [id, section, text, period, items, warnings] = JSON.parse(content)
  let read: Figure[] | undefined
  return {
    id,
    number,
    section,
    text,
    period,
    get figures() {
      read ??= (JSON.parse(figures) as StoredFigure[]).map(figureOf)
      return read
    },
    items,
    warnings,
  }
}
