import type { Figure } from '../model.ts'
import { findDates } from '../text/dates.ts'
import { findQuantities, type Quantity } from '../text/quantities.ts'
import { type FigureContext, speakingYear } from './figure-years.ts'

/** A cell of a table, as offsets in the paragraph. */
interface Cell {
  text: string
  start: number
}

/** What stands above a column. */
interface Head {
  text: string
  year: number | null
  unit: string
}

/** Every reader puts it between the cells of a row. */
const BETWEEN = '|'
const BARE = /^[-+−]?\d[\d,]*(?:\.\d+)?$/u
const UNIT_ASIDE = /[（(]([^（()）\d]{1,8})[)）]/u
const UNIT_COLUMN = /^(?:计量)?单位$/u
const PLANNED = /计划|目标|预期|预计|预算(?!执行)/u
const CHANGE = /增长|增减|增幅|增速|同比|环比|变化|涨跌|降幅/u
/** 项目, 指标: heads over the names of rows, which say nothing of a figure. */
const NAMELESS = /^(?:项目|指标|名称|内容|类别|指标名称|数量|数值|数据|数|)$/u

function cut(text: string, mark: string, start: number): Cell[] {
  let at = start
  return text.split(mark).map((raw) => {
    const cell = { text: raw.trim(), start: at + raw.length - raw.trimStart().length }
    at += raw.length + mark.length
    return cell
  })
}

function bareName(text: string): string {
  return text.replace(UNIT_ASIDE, '').replace(/\s+/gu, '')
}

function holdsNumber({ text }: Cell): boolean {
  return BARE.test(text) || findQuantities(text).length > 0
}

function headOf({ text }: Cell, context: FigureContext): Head {
  const dates = findDates(text, speakingYear(context)).filter(({ year }) => year !== null)
  const unit = UNIT_ASIDE.exec(text)?.[1]?.trim() ?? ''
  return { text: bareName(text), year: dates.length === 1 ? (dates[0]?.year ?? null) : null, unit }
}

/** The number of a cell; a bare one takes the unit that its row or column states. */
function quantityOf(cell: Cell, unit: string): Quantity | null {
  const at = (found: Quantity, text: string): Quantity => ({
    ...found,
    text,
    start: cell.start + found.start,
    end: cell.start + found.start + text.length,
  })
  if (!BARE.test(cell.text)) {
    const [found] = findQuantities(cell.text)
    return found ? at(found, found.text) : null
  }
  const [withUnit] = unit ? findQuantities(`${cell.text}${unit}`) : []
  if (withUnit?.start === 0) return at({ ...withUnit, unit: withUnit.unit || unit }, cell.text)
  const value = Number(cell.text.replace('−', '-').replaceAll(',', ''))
  return at(
    { start: 0, end: 0, value, valueTo: null, unit, text: '', approx: false, ordinal: false },
    cell.text,
  )
}

function nameOf(row: string, head: Head | undefined): string {
  const column =
    head && head.year === null && !NAMELESS.test(head.text) && !PLANNED.test(head.text) ? head.text : ''
  return `${row}${column}`.slice(0, 40)
}

/** The year that stands over a column: its own, or for 增长（%） that of the result beside it (2019年完成). */
function yearOver(heads: readonly Head[], column: number): number | null {
  const head = heads[column]
  if (!head || head.year !== null || !CHANGE.test(head.text)) return head?.year ?? null
  return (
    heads.slice(0, column).findLast(({ year, text }) => year !== null && !PLANNED.test(text))?.year ?? null
  )
}

function figuresOfRow(row: readonly Cell[], heads: readonly Head[], context: FigureContext): Figure[] {
  const first = row.findIndex(({ text }) => /\p{Script=Han}/u.test(text))
  const name = row[first]
  if (!name) return []
  const stated = heads.findIndex(({ text }) => UNIT_COLUMN.test(text))
  const unitOfRow = row[stated]?.text ?? UNIT_ASIDE.exec(name.text)?.[1]?.trim() ?? ''
  const cells = row.map((cell, column) => ({ cell, head: heads[column], column }))
  const data = cells.filter(({ cell, column }) => column > first && column !== stated && holdsNumber(cell))
  const base = context.period ? context.period.to : context.year
  return data.flatMap(({ cell, head, column }): Figure[] => {
    const quantity = quantityOf(cell, head?.unit || unitOfRow)
    if (!quantity) return []
    // Several numbers under no head may be of any year: better none than a wrong one.
    const over = yearOver(heads, column)
    const year = over ?? (head || data.length === 1 ? base : null)
    const planned =
      PLANNED.test(head?.text ?? '') ||
      (over === null && context.period?.kind === 'plan') ||
      (year !== null && context.year !== null && year > context.year)
    const change = CHANGE.test(`${name.text}${head?.text ?? ''}`)
    return [
      {
        what: nameOf(bareName(name.text), head),
        ...{ value: quantity.value, valueTo: quantity.valueTo, unit: quantity.unit, text: quantity.text },
        ...{ start: quantity.start, end: quantity.end },
        ...{ kind: quantity.ordinal ? 'ordinal' : change ? 'change' : 'level', direction: 0 },
        ...{ year, yearTo: null, status: planned ? 'planned' : 'actual', whose: null },
      },
    ]
  })
}

/**
 * The figures of a paragraph that is a table, null for any other: a number is called by its row, and its year and unit
 * stand above it. 项目 | 2022年 | 2023年, 立案提案 | 187件 | 213件 is 立案提案 187 件 of 2022 and 213 件 of 2023.
 */
export function findTableFigures(text: string, context: FigureContext): Figure[] | null {
  const lines = cut(text, '\n', 0)
  if (!lines.every((line) => line.text.includes(BETWEEN))) return null
  const rows = lines.map((line) => cut(line.text, BETWEEN, line.start))
  const [top = []] = rows
  const headed = rows.length > 1 && !top.slice(1).some(holdsNumber)
  const heads = headed ? top.map((cell) => headOf(cell, context)) : []
  return rows
    .slice(headed ? 1 : 0)
    .flatMap((row) => figuresOfRow(row, row.length === heads.length ? heads : [], context))
}
