import { createHash } from 'node:crypto'
import type { Paragraph, Section, Warning } from '../model.ts'
import { lineAt } from './block.ts'
import { doubtsIn } from './doubts.ts'
import { itemsIn } from './items.ts'
import type { Node } from './outline.ts'
import { passages } from './passages.ts'
import { createPeriodReader, type PeriodContext } from './periods.ts'
import { findFigures } from './written-figures.ts'

/** A short name for a text that does not change with its neighbours. */
export function shortHash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length)
}

export interface Body {
  sections: Section[]
  paragraphs: Paragraph[]
  warnings: Warning[]
}

const PARAGRAPH_ID = 10

/**
 * Lays an outline out as sections and paragraphs: texts cut to the size of a phone, each with its path, its period,
 * its items, its doubts, and an id made of its text alone.
 */
export function layParagraphs(nodes: readonly Node[], reportId: string, context: PeriodContext): Body {
  const sections: Section[] = []
  const paragraphs: Paragraph[] = []
  const warnings: Warning[] = []
  const seen = new Map<string, number>()
  const periods = createPeriodReader(context)
  let path: string[] = []
  /** The same as it is analysed. */
  let section: string[] = []
  for (const { kind, block, level, runIn, glossary } of nodes) {
    const { written } = block
    for (const doubt of doubtsIn(written))
      warnings.push({
        code: doubt.code,
        message: doubt.message,
        line: lineAt(block, written.indexOf(doubt.quote)),
      })
    if (kind === 'heading') {
      path = [...path.slice(0, level - 1), written]
      section = [...section.slice(0, level - 1), block.text]
      sections.push({ level, title: written, path, runIn, paragraph: paragraphs.length + 1 })
      periods.heading(block.text, level)
      continue
    }
    path = path.slice(0, level)
    section = section.slice(0, level)
    const period = glossary ? null : periods.text(block.text)
    for (const span of passages(block.text, itemsIn(block.text))) {
      const text = written.slice(span.start, span.end)
      const times = seen.get(text) ?? 0
      seen.set(text, times + 1)
      paragraphs.push({
        id: shortHash(`${reportId}\n${text}\n${times}`, PARAGRAPH_ID),
        number: paragraphs.length + 1,
        section: path,
        text,
        period,
        figures: findFigures(text, { period, year: context.year, planYear: context.planYear, section }),
        items: itemsIn(block.text.slice(span.start, span.end)),
        warnings: doubtsIn(text).map((doubt) => doubt.message),
      })
    }
  }
  return { sections, paragraphs, warnings }
}
