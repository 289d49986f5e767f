import type { Figure } from '../model.ts'
import type { SideResult } from './alignment.ts'

/** Measure words that count the same thing one for one; 亩 and 公顷, 人 and 人次 do not. */
const SAME_COUNT = [
  ['人', '名', '位'],
  ['场', '次', '场次'],
  ['个', '家', '所', '座', '处'],
  ['篇', '份'],
]

/** What is needed of a side to compute: its name and its figure. */
interface Measured {
  side: { label: string }
  figure: Figure | null
}

function amountOf(unit: string): string {
  return SAME_COUNT.find((words) => words.includes(unit))?.[0] ?? unit
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** The difference of two figures in words, marked as computed; empty where units differ or there is nothing to subtract. */
export function differenceOf(results: readonly Measured[]): string {
  const [a, b] = results
  if (results.length !== 2 || !a?.figure || !b?.figure) return ''
  const alike = amountOf(a.figure.unit) === amountOf(b.figure.unit)
  if (!alike) return '两边单位不同，不能直接相减。'
  if (a.figure.valueTo !== null || b.figure.valueTo !== null || a.figure.kind !== b.figure.kind) return ''
  const difference = Math.abs(a.figure.value - b.figure.value)
  if (difference === 0) return '两边相同（由程序计算）。'
  const more = a.figure.value > b.figure.value ? a : b
  const less = more === a ? b : a
  const units = [...new Set([more.figure?.unit, less.figure?.unit])].join('/')
  const unit = a.figure.unit === '%' ? '个百分点' : units
  const percent =
    a.figure.unit !== '%' && less.figure && less.figure.value > 0
      ? `，多${rounded((difference / less.figure.value) * 100)}%`
      : ''
  return `${more.side.label}比${less.side.label}多${scaled(difference)}${unit}${percent}（由程序计算）。`
}

function scaled(value: number): string {
  if (value >= 1e8) return `${rounded(value / 1e8)}亿`
  return value >= 1e5 ? `${rounded(value / 1e4)}万` : rounded(value)
}

function quoted(name: string): string {
  return /[“”]/u.test(name) ? name : `“${name}”`
}

/** What differs in the naming of the two figures, so that nobody takes unlike things for like. */
export function wordingNote(results: readonly SideResult[]): string {
  const [a, b] = results
  if (results.length !== 2 || !a?.figure?.what || !b?.figure?.what) return ''
  const [one, other] = [a.figure.what, b.figure.what]
  if (one.includes(other) || other.includes(one)) return ''
  return `注意口径：${a.side.label}写的是${quoted(one)}，${b.side.label}写的是${quoted(other)}。`
}

/** What one of a unit is in the smallest of its kind, where reports write now one and now the other. */
const IN_SMALLEST: ReadonlyMap<string, number> = new Map([
  ['吨', 2000],
  ['公斤', 2],
  ['千克', 2],
  ['公顷', 15],
])
const SMALLEST: ReadonlyMap<string, string> = new Map([
  ['吨', '斤'],
  ['公斤', '斤'],
  ['千克', '斤'],
  ['公顷', '亩'],
])

function sized({ value, unit }: Figure): number {
  return value * (IN_SMALLEST.get(unit) ?? 1)
}

function kindOf({ unit, kind }: Figure): string {
  return `${kind} ${SMALLEST.get(unit) ?? amountOf(unit)}`
}

/** 哪年最多, 增长最快的是哪年; 最低工资 and 最高法院 are names. */
const MOST = /最(?:[多高大快强好长]|([少低小慢差短]))(?!工资|生活|法|检|人民)/gu
/** 哪年多, 谁更高: what closes the question; 小麦, 大豆 and 低保 within it are what is compared, and 哪年多少 asks for all. */
const MORE =
  /(?:哪|谁).{0,12}?(?:[多高大快强好]|(?<!多)([少低小慢差]))(?:一?[点些])?[呢啊吗]?(?=$|[,，。?？!！ \d])/u

/** Whether the least side is asked for or the greatest; null if neither is. */
function leastAsked(question: string): boolean | null {
  const asked = [...question.matchAll(MOST)].at(-1) ?? MORE.exec(question)
  return asked && asked[1] !== undefined
}

/** The side that 哪年最多 asks for, where every figure can be set beside the others; null if that cannot be told. */
export function foremost(
  question: string,
  results: readonly Pick<SideResult, 'side' | 'value' | 'figure'>[],
): { label: string; value: string; least: boolean } | null {
  const least = leastAsked(question)
  const told = results.flatMap(({ side, value, figure }) =>
    figure ? [{ label: side.label, value, figure }] : [],
  )
  const [first, ...others] = told
  if (least === null || !first || others.length === 0) return null
  const alike = others.every(({ figure }) => kindOf(figure) === kindOf(first.figure))
  if (!alike || told.some(({ figure }) => figure.valueTo !== null)) return null
  // 产量最高 is not told by how much each one's grew.
  const grown = first.figure.kind === 'change' && !results.some(({ side }) => side.query.change)
  if (grown) return null
  const sorted = [...told].sort((a, b) => (least ? 1 : -1) * (sized(a.figure) - sized(b.figure)))
  const [top] = sorted
  const equal = sorted.filter(({ figure }) => top && sized(figure) === sized(top.figure))
  if (!top || equal.length === told.length) return null
  return { label: equal.map(({ label }) => label).join('、'), value: top.value, least }
}
