import type { Item } from '../model.ts'
import { hanNumber } from './marks.ts'

const HAN = '[一二三四五六七八九十]{1,3}'
/** Ways of counting out inside a paragraph; each captures its number. */
const COUNTS: readonly RegExp[] = [
  new RegExp(`(?<=^|[。；：，！;:,])(${HAN})(?:是|要|抓)(?!求|素|点)`, 'gu'),
  new RegExp(`(?<=^|[。；：！;:])第(${HAN})[，,、：:]`, 'gu'),
  /(?<=^|[。；：，！;:,])[（(]([\d０-９]{1,2})[）)]/gu,
  /(?<=^|[。；：！;:])([①-⑳])/gu,
]
/** The fewest sentences with the same beginning that count something out: 要全力拼经济… 要全力守平安… 要全力优环境… */
const FEWEST_ALIKE = 3

function numberOf(digits: string): number {
  if (/[①-⑳]/u.test(digits)) return digits.charCodeAt(0) - 0x245f
  const arabic = Number(digits.normalize('NFKC'))
  return Number.isNaN(arabic) ? hanNumber(digits) || '一二三四五六七八九十'.indexOf(digits) + 1 : arabic
}

function endOf(text: string, from: number, limit: number): number {
  let end = limit
  while (end > from && /[\s]/u.test(text.charAt(end - 1))) end -= 1
  return end
}

function counted(text: string): Item[] {
  for (const pattern of COUNTS) {
    const marks = [...text.matchAll(pattern)].map((match) => ({
      start: match.index,
      number: numberOf(match[1] ?? ''),
    }))
    const rows: { start: number; number: number }[] = []
    for (const mark of marks) {
      const before = rows.at(-1)
      if (!before || mark.number === before.number + 1) rows.push(mark)
    }
    if (rows.length < 2) continue
    return rows.map((row, i) => {
      const next = rows[i + 1]
      const stop = next ? next.start : lastEnd(text, row.start)
      return { number: row.number, start: row.start, end: endOf(text, row.start, stop) }
    })
  }
  return []
}

/** The last item ends with its sentence where items are clauses, else with the text. */
function lastEnd(text: string, start: number): number {
  if (start > 0 && text.charAt(start - 1) !== '；' && text.charAt(start - 1) !== ';') return text.length
  const stop = text.slice(start).search(/[。！]/u)
  return stop < 0 ? text.length : start + stop + 1
}

function alike(text: string): Item[] {
  const starts = [...text.matchAll(/(?<=^|[。！])要[^，,。]{2,8}/gu)]
  const groups = new Map<string, number[]>()
  for (const match of starts) {
    const key = match[0].slice(0, 3)
    const group = groups.get(key)
    if (group) group.push(match.index)
    else groups.set(key, [match.index])
  }
  const rows = [...groups.values()].find((at) => at.length >= FEWEST_ALIKE)
  if (!rows) return []
  return rows.map((start, i) => {
    const stop = rows[i + 1] ?? text.length
    const after = /[。！](?=同时|此外)/u.exec(text.slice(start, stop))
    return {
      number: i + 1,
      start,
      end: endOf(text, start, after && !rows[i + 1] ? start + after.index + 1 : stop),
    }
  })
}

/** The items a paragraph counts out: 一是… 二是…, 第一，… 第二，…, （1）… （2）…, or sentences that begin alike (要全力…). */
export function itemsIn(text: string): Item[] {
  const items = counted(text)
  return items.length > 0 ? items : alike(text)
}
