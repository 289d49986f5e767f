import type { Warning } from '../model.ts'
import { type Block, joinBlocks, sliceBlock } from './block.ts'
import { type Cut, cutHeadings, type HeadingKind, isGlossary } from './headings.ts'
import { dropLoneMarks, RANK } from './lone-marks.ts'
import { isSalutation } from './marks.ts'
import { innerRunIns, openingRunIns } from './run-ins.ts'
import { trueOrder } from './true-order.ts'

/** A piece of the report in its order: a heading with its level, or text. */
export interface Node {
  kind: 'heading' | 'text'
  block: Block
  /** Of a heading: 1 outermost. Of text: the level of the heading it stands under, 0 before the first. */
  level: number
  runIn: boolean
  /** An explained term: neither review nor plan. */
  glossary: boolean
}

interface Step {
  kind: HeadingKind | null
  number: number
  block: Block
  runIn: boolean
  /** Text that begins a paragraph of its own, not one behind a heading in the same paragraph. */
  opens?: boolean
}

/** Items and dashes name one paragraph; the next one is no more theirs. */
const PASSING: ReadonlySet<number> = new Set([RANK.item, RANK.dash])

/** The address to those present opens the paragraph after it. */
function mergeSalutations(blocks: readonly Block[]): Block[] {
  const merged: Block[] = []
  let greeting: Block | null = null
  for (const block of blocks) {
    if (isSalutation(block.text)) {
      greeting = greeting ? joinBlocks(greeting, block) : { ...block, headingLevel: null }
      continue
    }
    // Before a heading it stays a paragraph of its own: 各位代表： | 一、2023年工作回顾.
    const sentence = /[。！？；]/u.test(block.text) && block.headingLevel === null
    if (greeting && !sentence) merged.push(greeting)
    merged.push(greeting && sentence ? { ...joinBlocks(greeting, block), headingLevel: null } : block)
    greeting = null
  }
  if (greeting) merged.push(greeting)
  return merged
}

/** Two bare lines one right under the other are one heading: 汇聚奋进之力 | 画好合作“同心圆”. */
function mergeCouplets(blocks: readonly Block[], cuts: readonly Cut[]): { blocks: Block[]; cuts: Cut[] } {
  const outBlocks: Block[] = []
  const outCuts: Cut[] = []
  for (const [i, cut] of cuts.entries()) {
    const block = blocks[i]
    const before = outCuts.at(-1)
    if (!block) continue
    const pair =
      cut.kind === 'plain' &&
      before?.kind === 'plain' &&
      before.heading &&
      cut.heading &&
      block.blankBefore === 0 &&
      before.heading.starts.length === 1 &&
      block.text.length <= 20
    if (pair && before.heading) {
      const heading = joinBlocks(before.heading, block, ' ')
      outBlocks[outBlocks.length - 1] = heading
      outCuts[outCuts.length - 1] = { ...before, heading }
    } else {
      outBlocks.push(block)
      outCuts.push(cut)
    }
  }
  return { blocks: outBlocks, cuts: outCuts }
}

const CLOSES =
  /^(?:各位(?:代表|委员)|同志们|回顾(?:过去)?(?:的)?(?:[一五]年|这[一五]年|“)|总结(?:过去|一年)|(?:同时[，,])?(?:在看到成绩|在肯定成绩|在充分肯定|肯定成绩)|(?:同时[，,]?|当然[，,]?)?我们(?:也|还|深刻|同时)?[，,]?(?:也)?清醒|过去[一五]年成绩)/u

function stepsOf(cuts: readonly Cut[]): Step[] {
  const steps: Step[] = []
  let group: Block[] = []
  const flush = () => {
    const found = openingRunIns(group.map((block) => block.text))
    for (const [i, block] of group.entries()) {
      const runIn = found[i]
      const from = runIn?.end ?? 0
      if (runIn) steps.push({ kind: 'runIn', number: 0, block: sliceBlock(block, 0, from), runIn: true })
      const at = steps.length
      pushBody(steps, block, from, runIn !== null && runIn !== undefined)
      const first = steps[at]
      if (!runIn && first) first.opens = true
    }
    group = []
  }
  for (const cut of cuts) {
    if (cut.heading && cut.kind) {
      flush()
      steps.push({ kind: cut.kind, number: cut.number, block: cut.heading, runIn: cut.body !== null })
      if (cut.body) pushBody(steps, cut.body, 0, false)
    } else if (cut.body) {
      if (CLOSES.test(cut.body.text)) {
        flush()
        const at = steps.length
        pushBody(steps, cut.body, 0, true)
        const first = steps[at]
        if (first) first.opens = true
      } else group.push(cut.body)
    }
  }
  flush()
  return steps
}

/** Pushes the text of a block from `from` on, cut where sentences inside it name what follows. */
function pushBody(steps: Step[], block: Block, from: number, named: boolean): void {
  const { text } = block
  let at = from
  for (const inner of innerRunIns(text, from, named)) {
    if (inner.start > at)
      steps.push({ kind: null, number: 0, block: sliceBlock(block, at, inner.start), runIn: false })
    steps.push({
      kind: 'innerRunIn',
      number: 0,
      block: sliceBlock(block, inner.start, inner.end),
      runIn: true,
    })
    at = inner.end
  }
  if (at < text.length)
    steps.push({ kind: null, number: 0, block: sliceBlock(block, at, text.length), runIn: false })
}

/** An explained term: 1.“四上”企业：现阶段统计工作实践中… Two in a row, from 1 on, end the report without a heading of their own. */
const TERM = /^[\d１-９]{1,3}[.．、]\s*[^。：，]{1,30}：/u

/** What the steps of a report tell together about the ranks of headings without numbers. */
interface Ranking {
  parts: number
  numbered: boolean
  /** For each heading level of the format: the rank of the innermost numbering above it and of that on it. */
  above: Map<number, number>
  beside: Map<number, number>
}

function rankingOf(steps: readonly Step[]): Ranking {
  const above = new Map<number, number>()
  const beside = new Map<number, number>()
  const marked = steps.filter(({ kind, block }) => kind && kind !== 'plain' && block.headingLevel !== null)
  for (let level = 1; level <= 6; level += 1)
    for (const { kind, block } of marked) {
      const rank = kind ? RANK[kind] : 0
      if ((block.headingLevel ?? 9) < level) above.set(level, Math.max(above.get(level) ?? 0, rank))
      if (block.headingLevel === level) beside.set(level, Math.max(beside.get(level) ?? 0, rank))
    }
  return {
    parts: steps.filter(({ kind, block }) => kind === 'part' && /[\d０-９“过去来今]/u.test(block.text))
      .length,
    numbered: steps.some(({ kind }) => kind === 'han' || kind === 'hanParen'),
    above,
    beside,
  }
}

/**
 * Do bare parts (2020年工作回顾) hold the numbered headings after them? They do when the report has two of them, or
 * when the numbering begins anew behind them (一、 a second time); a single one stands beside 一、.
 */
function partRank({ parts }: Ranking, hansBefore: number, steps: readonly Step[], at: number): number {
  if (parts >= 2) return RANK.part
  const after = steps.slice(at + 1, at + 200).find((step) => step.kind === 'han')
  return hansBefore > 0 && after?.number === 1 ? RANK.part : RANK.han
}

/** Where a heading that its format gave a level stands among the numbered ones. */
function plainRank({ numbered, above, beside }: Ranking, level: number | null): number {
  if (level === null) return numbered ? RANK.plain : RANK.han
  const under = above.get(level)
  return Math.max(
    0.5 + level * 0.01,
    under === undefined ? 0 : under + 0.3 + level * 0.01,
    beside.get(level) ?? 0,
  )
}

/** The outline of a report: every heading with its level, every text under its heading, in its true order. */
export function outline(blocks: readonly Block[]): { nodes: Node[]; moved: Warning | null } {
  const greeted = mergeSalutations(blocks)
  const merged = mergeCouplets(greeted, cutHeadings(greeted))
  const turned = trueOrder(merged.cuts, merged.blocks)
  const cuts = turned ? turned.order.flatMap((at) => merged.cuts[at] ?? []) : merged.cuts
  const ordered = turned ? turned.order.flatMap((at) => merged.blocks[at] ?? []) : merged.blocks
  const steps = stepsOf(dropLoneMarks(cuts, ordered))
  const ranking = rankingOf(steps)
  const nodes: Node[] = []
  let hans = 0
  let open: number[] = []
  let glossary = false
  /** The last heading was the opening of its paragraph. */
  let named = false
  for (const [i, step] of steps.entries()) {
    if (step.kind === null) {
      if (CLOSES.test(step.block.text) && steps[i - 1]?.kind === null) open = open.slice(0, 1)
      if (TERM.test(step.block.text) && TERM.test(steps[i + 1]?.block.text ?? '') && !glossary) {
        glossary = /^[1１]/u.test(step.block.text)
        if (glossary) open = []
      }
      if (step.opens && named) while (PASSING.has(open.at(-1) ?? 0)) open.pop()
      nodes.push({ kind: 'text', block: step.block, level: open.length, runIn: false, glossary })
      continue
    }
    const rank =
      step.kind === 'part'
        ? partRank(ranking, hans, steps, i)
        : step.kind === 'plain'
          ? plainRank(ranking, step.block.headingLevel)
          : RANK[step.kind]
    if (step.kind === 'han') hans += 1
    while (open.length > 0 && (open.at(-1) ?? 0) >= rank) open.pop()
    open.push(rank)
    named = step.runIn
    glossary = isGlossary(step.block.text)
    nodes.push({ kind: 'heading', block: step.block, level: open.length, runIn: step.runIn, glossary })
  }
  return { nodes, moved: turned?.note ?? null }
}
