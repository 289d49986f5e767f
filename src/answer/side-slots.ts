import { readBodies } from './understand/bodies.ts'
import type { Reading } from './understand/read-query.ts'

/** What tells one side of a comparison from the others. */
export interface Slots {
  year?: number
  /** Years from to: 93至97年 against 98至02年. */
  run?: string
  body?: string
  region?: string
  status?: 'actual' | 'planned'
}

/** The name of a slot. */
export type SlotName = keyof Slots

/** Where a question names what fills a slot. */
export interface Mention {
  start: number
  name: SlotName
  value: string | number
}

const STATUS_LABEL = { actual: '完成', planned: '目标' } as const
/** The mentions of a question, in order. */
export function mentionsOf(reading: Reading): Mention[] {
  const { query, times, places } = reading
  const mentions: Mention[] = []
  const runs = times.mentions.filter(({ years }) => years.length > 2)
  for (const { start, years } of times.mentions)
    if (runs.length > 1 && years.length > 2)
      mentions.push({ start, name: 'run', value: `${years[0]}-${years.at(-1)}` })
    else for (const year of years) mentions.push({ start, name: 'year', value: year })
  for (const { start, body, strong } of readBodies(query.text))
    if (strong && query.bodies.includes(body)) mentions.push({ start, name: 'body', value: body })
  for (const { start, name } of places)
    if (query.regions.includes(name)) mentions.push({ start, name: 'region', value: name })
  for (const { start, status } of times.statuses) mentions.push({ start, name: 'status', value: status })
  return mentions.sort((a, b) => a.start - b.start)
}

/** Groups mentions by order: a slot named again begins the next side (义乌 2020 | 永康 2024). */
export function group(mentions: readonly Mention[]): Slots[] {
  const sides: Slots[] = []
  let open: Slots = {}
  for (const { name, value } of mentions) {
    const held = open[name]
    if (held !== undefined && held !== value) {
      sides.push(open)
      open = {}
    }
    open = { ...open, [name]: value }
  }
  if (Object.keys(open).length > 0) sides.push(open)
  return sides
}

/** Where the second of two sides begins: the first mention of a slot that the side before it holds already. */
export function secondAt(mentions: readonly Mention[]): number | null {
  const held: Slots = {}
  for (const { start, name, value } of mentions) {
    if (held[name] !== undefined && held[name] !== value) return start
    Object.assign(held, { [name]: value })
  }
  return null
}

/** What one side leaves unsaid is taken from the nearest side before it that says it, else from the next. */
export function fill(sides: readonly Slots[]): Slots[] {
  const full = sides.map((side) => ({ ...side }))
  for (const name of ['year', 'body', 'region'] as const) {
    let nearest = sides.find((side) => side[name] !== undefined)?.[name]
    for (const side of full) {
      if (side[name] !== undefined) nearest = side[name]
      else if (nearest !== undefined) Object.assign(side, { [name]: nearest })
    }
  }
  return full
}

/** Each side once. */
export function distinct(sides: readonly Slots[]): Slots[] {
  const seen = new Map(
    sides.map((side) => [JSON.stringify([side.year, side.run, side.body, side.region, side.status]), side]),
  )
  return [...seen.values()]
}

/** The slots in which sides differ. */
export function differing(sides: readonly Slots[]): SlotName[] {
  const names: SlotName[] = ['region', 'body', 'year', 'run', 'status']
  return names.filter((name) => {
    const values = new Set(sides.map((side) => side[name]))
    return values.size > 1 && (name !== 'status' || !values.has(undefined))
  })
}

/** What a side is called by these slots: 2020年, 义乌市2020年. */
export function labelOf(side: Slots, names: readonly SlotName[]): string {
  const parts = names.map((name) => {
    if (name === 'year') return side.year === undefined ? '' : `${side.year}年`
    if (name === 'run') return side.run === undefined ? '' : `${side.run}年`
    if (name === 'status') return side.status ? STATUS_LABEL[side.status] : ''
    return side[name] ?? ''
  })
  return parts.filter(Boolean).join('')
}
