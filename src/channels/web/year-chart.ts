import { html } from 'hono/html'
import type { ComparisonRow } from '../../model.ts'
import { findQuantities } from '../../text/quantities.ts'
import type { Html } from './layout.ts'

interface Point {
  year: number
  /** As the report writes it. */
  text: string
  value: number | null
}

/** Drawing space in units that are about pixels on a phone 390 px wide. */
const WIDTH = 320
const HEIGHT = 170
const TOP = 26
const BOTTOM = 26
/** Up to here each year has room for a bar with its number written over it. */
const MOST_BARS = 6
const BAR = 30

/** The rows as years with numbers of one unit; null unless at least two are, so that a drawing would tell something. */
function pointsOf(rows: readonly ComparisonRow[]): Point[] | null {
  const units = new Set<string>()
  const points: Point[] = []
  for (const { label, value } of rows) {
    const year = /^(?<year>\d{4})年$/u.exec(label)?.groups?.year
    if (year === undefined || points.some((point) => point.year === Number(year))) return null
    const [quantity, ...others] = findQuantities(value)
    if (others.length > 0) return null
    if (quantity) units.add(quantity.unit)
    // 下降3.2% is below zero; only the words before the number tell.
    const fall = quantity && /(?:下降|减少|降低|负增长|回落)[^，]{0,4}$/u.test(value.slice(0, quantity.start))
    points.push({
      year: Number(year),
      text: quantity ? quantity.text : value,
      value: quantity ? (fall ? -quantity.value : quantity.value) : null,
    })
  }
  const known = points.filter((point) => point.value !== null)
  return known.length >= 2 && units.size === 1 ? points.sort((a, b) => a.year - b.year) : null
}

interface Scale {
  x: (index: number) => number
  y: (value: number) => number
  zero: number
}

function scaleOf(points: readonly Point[]): Scale {
  const values = points.map((point) => point.value ?? 0)
  const high = Math.max(0, ...values)
  const low = Math.min(0, ...values)
  // A fall has its number below the bar and needs room there.
  const floor = HEIGHT - BOTTOM - (low < 0 ? 18 : 0)
  const y = (value: number): number =>
    Math.round((TOP + ((high - value) / (high - low || 1)) * (floor - TOP)) * 10) / 10
  const step = WIDTH / points.length
  return { x: (index) => Math.round((index + 0.5) * step * 10) / 10, y, zero: y(0) }
}

function bars(points: readonly Point[], { x, y, zero }: Scale): Html {
  return html`${points.map(({ value, text }, i) => {
    if (value === null) return html`<text class="none" x="${x(i)}" y="${zero - 6}">未载</text>`
    const at = y(value)
    return html`<rect class="column" x="${x(i) - BAR / 2}" y="${Math.min(at, zero)}" width="${BAR}" height="${Math.max(1, Math.abs(zero - at))}" rx="2"/><text class="value" x="${x(i)}" y="${value < 0 ? at + 16 : at - 7}">${text}</text>`
  })}`
}

function line(points: readonly Point[], { x, y }: Scale): Html {
  const known = points.flatMap(({ value, text }, i) => (value === null ? [] : [{ value, text, i }]))
  const values = known.map((point) => point.value)
  // With many years only what is looked for first is written out: both ends, the highest and the lowest.
  const named = new Set([
    0,
    known.length - 1,
    values.indexOf(Math.max(...values)),
    values.indexOf(Math.min(...values)),
  ])
  // Where a year is missing the line breaks: nothing is drawn that no report says.
  const path = known
    .map(({ value, i }, n) => `${n > 0 && known[n - 1]?.i === i - 1 ? 'L' : 'M'}${x(i)} ${y(value)}`)
    .join('')
  return html`<path class="line" d="${path}"/>${known.map(
    ({ value, text, i }, n) =>
      html`<circle class="dot" cx="${x(i)}" cy="${y(value)}" r="4"/>${
        named.has(n)
          ? html`<text class="value ${i === 0 ? 'first' : i === points.length - 1 ? 'last' : ''}" x="${x(i)}" y="${y(value) - 10}">${text}</text>`
          : ''
      }`,
  )}`
}

/**
 * A row of years as a drawing: bars with their numbers, a line from seven years on; nothing where the rows are no
 * years or count in different units. The table beside it says the same in words.
 */
export function yearChart(rows: readonly ComparisonRow[]): Html | null {
  const points = pointsOf(rows)
  if (points === null) return null
  const scale = scaleOf(points)
  const few = points.length <= MOST_BARS
  const each = Math.ceil(points.length / MOST_BARS)
  const said = points
    .map((point) => `${point.year}年${point.value === null ? '未载' : point.text}`)
    .join('，')
  return html`<svg class="chart ${points.length <= 3 ? 'few' : ''}" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="图：${said}"><path class="axis" d="M0 ${scale.zero}H${WIDTH}"/>${
    few ? bars(points, scale) : line(points, scale)
  }${points.map(({ year }, i) =>
    i % each === 0 || few ? html`<text class="year" x="${scale.x(i)}" y="${HEIGHT - 6}">${year}</text>` : '',
  )}</svg>`
}
