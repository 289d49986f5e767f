import type { Report, Warning } from '../model.ts'
import { type Block, type Dropped, lineAt } from './block.ts'
import { cleanLines } from './clean-lines.ts'
import { dropFurniture } from './furniture.ts'
import { type Evidence, identify } from './identify.ts'
import { takeIdentityLines } from './identity-lines.ts'
import type { SourceText } from './lines.ts'
import { outline } from './outline.ts'
import { readOverrides } from './overrides.ts'
import { layParagraphs, shortHash } from './paragraphs.ts'
import { reflow } from './reflow.ts'

/** A report together with the places where its identity was read. */
export interface IngestedReport extends Report {
  evidence: Evidence[]
}

const REPORT_ID = 12
/** The marks after which a dropped text is quoted in its warning. */
export const QUOTE_MARK = '：'

function droppedWarnings(dropped: readonly Dropped[]): Warning[] {
  return dropped.map(({ code, reason, text, line }) => ({
    code,
    message: `${reason}${QUOTE_MARK}${text}`,
    line,
  }))
}

const CONTINUED = /[（(](?:下转|上接|紧转)第?\s*[\d一二三四五六七八九十A-Z]+\s*版[^）)]{0,10}[）)]$/u

/** 下转第二版 at the end of a text leaves it: the text goes on where we cannot read. */
function dropContinuations(blocks: readonly Block[]): { blocks: Block[]; dropped: Dropped[] } {
  const dropped: Dropped[] = []
  const kept = blocks.map((block) => {
    const note = CONTINUED.exec(block.text)
    if (!note) return block
    const reason = '文章未完，余下的在另一版'
    dropped.push({ code: 'continuation', reason, text: note[0], line: lineAt(block, note.index) })
    return { ...block, text: block.text.slice(0, note.index) }
  })
  return { blocks: kept, dropped }
}

function reportOf(blocks: readonly Block[], file: string, id: string, source: SourceText): IngestedReport {
  const { lines, rest } = takeIdentityLines(blocks)
  const nodes = outline(rest)
  const texts = nodes.flatMap(({ kind, block }) =>
    kind === 'text' ? [{ text: block.text, line: lineAt(block, 0) }] : [],
  )
  const parts = nodes.flatMap(({ kind, level, block }) =>
    kind === 'heading' && level === 1 ? [block.text] : [],
  )
  const { identity, evidence, warnings } = identify({ lines, texts, parts, file })
  const given = readOverrides(source.overrides)
  const known = { ...identity, ...given.overrides }
  if (given.overrides.title) known.titleFrom = 'override'
  const retrospect = known.type === '工作综述' || known.type === '工作总结'
  const body = layParagraphs(nodes, id, {
    year: known.year,
    yearFrom: known.yearFrom,
    planYear: known.planYear,
    retrospect,
  })
  return {
    id,
    file,
    alsoIn: [],
    ...known,
    identity: lines.map((line) => line.spaced),
    sections: body.sections,
    paragraphs: body.paragraphs,
    warnings: [...source.warnings, ...given.warnings, ...warnings, ...body.warnings],
    evidence,
  }
}

/**
 * Turns the lines of a file into Reports: furniture dropped, wraps undone, articles parted, identity read, outline
 * and paragraphs laid. Pure; `file` is the path in the reports folder and makes the report's id.
 */
export function ingest(source: SourceText, file: string): IngestedReport[] {
  const { kept, dropped } = dropFurniture(cleanLines(source.lines))
  const flowed = reflow(kept)
  const { blocks, dropped: continued } = dropContinuations(flowed.blocks)
  if (blocks.length === 0) return []
  const report = reportOf(blocks, file, shortHash(file, REPORT_ID), source)
  const left = droppedWarnings([...dropped, ...flowed.dropped, ...continued])
  report.warnings = [...report.warnings, ...left].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  return [report]
}
