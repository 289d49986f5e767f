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
export function storedParagraph({ id, section, text, period, figures, items, warnings }: Paragraph): string {
  return JSON.stringify([id, section, text, period, figures.map(storedFigure), items, warnings])
}

/** The paragraph again; its number in the report is known from where it lies. */
export function paragraphOf(stored: string, number: number): Paragraph {
  const [id, section, text, period, figures, items, warnings] = JSON.parse(stored)
  return { id, number, section, text, period, figures: figures.map(figureOf), items, warnings }
}
