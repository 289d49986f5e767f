import type { Span } from '../../text/sentences.ts'
import type { Expansion, VocabularyFault } from './expansion.ts'
import { acrossWords, partOf } from './word-edges.ts'

/**
 * Who does what to what, in any words and any order. A class names words that stand for each other,
 *
 *     {老人} = 老头 老太太 爹妈 上年纪的
 *
 * and a frame tells what is meant where one word of each of its parts stands in a clause:
 *
 *     {老人} + 照顾/伺候/{养活} !牲口 > 养老服务 居家养老
 *
 * A part is a class or words, set apart by '/'; words behind '!' forbid it; the likeliest official word comes first. So one line reads 老太太没人伺候, 谁来照顾爹妈
 * and 爹妈老了送去哪儿养, which nobody could write down one by one.
 */
export interface Frames {
  /** Whether a line is of this kind. */
  owns(content: string): boolean
  /** Takes a line; the reason if it says nothing. */
  read(content: string, source: number, line: number): string | null
  /** To be called after the last line: frames with classes that nobody wrote are left out and reported. */
  settle(): VocabularyFault[]
  official(): Iterable<string>
  /** What a folded text says by its frames; `starts` flags where its words begin, `spoken` are official words in it. */
  find(text: string, starts: readonly boolean[], spoken: readonly Span[]): Expansion[]
}

interface Frame {
  parts: string[][]
  forbidden: string[]
  official: string[]
  source: number
  line: number
}

/** Two parts of a frame stand at most this many characters apart: 爹妈(年纪大了都)没人管, not two matters of one question. */
const REACH = 8
/** So many places of one part are tried; a pasted text may hold hundreds. */
const MOST_PLACES = 5
/** A word is looked up by so many of its first characters. */
const HEAD = 2
const MARK = /[，。？！；,.?!;]/u
const CLASS = /^\{([^{}]+)\}\s*=\s*(.+)$/u

function words(side: string): string[] {
  return side.split(/\s+/u).filter(Boolean)
}

function parse(content: string): Omit<Frame, 'source' | 'line'> | string {
  const [before = '', after = '', more] = content.split('>')
  const official = words(after)
  if (official.length === 0 || more !== undefined) return 'a frame leads to official words behind one >'
  const [said = '', ...no] = before.split('!')
  const parts = said.split('+').map((part) => part.trim().split('/').filter(Boolean))
  if (parts.length < 2 || parts.some((part) => part.length === 0)) return 'a frame has two parts at least'
  return { parts, forbidden: no.flatMap((part) => part.trim().split('/')).filter(Boolean), official }
}

/** What makes no other word of a short one: 老人家, 村里人; but 工作室 is not 工作. */
const SAME_WORD = /^[人家们里儿的了着过]/u

/** Where a word stands as a word: a short one from edge to edge, a longer one not across the edges of others. */
function placesOf(word: string, text: string, starts: readonly boolean[], spoken: readonly Span[]): Span[] {
  const places: Span[] = []
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
    const span = { start, end: start + word.length }
    const ends = starts[span.end] || (word.length > 1 && SAME_WORD.test(text.slice(span.end)))
    const whole = word.length > 2 ? !acrossWords(starts, span) : starts[start] && ends
    if (whole && !partOf(span, spoken)) places.push(span)
  }
  return places
}

function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0)
}

/** Spans in order of the text if none overlaps another and none is too far from the one before; else null. */
function inReach(spans: readonly Span[], text: string): Span[] | null {
  const sorted = [...spans].sort((a, b) => a.start - b.start)
  for (let i = 1; i < sorted.length; i += 1) {
    const from = sorted[i - 1]?.end ?? 0
    const to = sorted[i]?.start ?? 0
    if (to < from || to - from > REACH || MARK.test(text.slice(from, to))) return null
  }
  return sorted
}

/** One span of each part, those that say most and stand closest; null if they do not come together. */
function together(places: readonly (readonly Span[])[], text: string): Span[] | null {
  let chosen: Span[][] = [[]]
  for (const spans of places) chosen = chosen.flatMap((one) => spans.map((span) => [...one, span]))
  let best: { spans: Span[]; worth: number } | null = null
  for (const one of chosen) {
    const spans = inReach(one, text)
    if (!spans) continue
    const worth = 2 * lengthOf(spans) - ((spans.at(-1)?.end ?? 0) - (spans[0]?.start ?? 0))
    if (!best || worth > best.worth) best = { spans, worth }
  }
  return best?.spans ?? null
}

/** With what else of the same parts stands near: 开店 beside 做买卖的 tells nothing of its own. */
function withOthers(chosen: readonly Span[], places: readonly (readonly Span[])[], text: string): Span[] {
  let all = [...chosen]
  for (const span of places.flat()) {
    if (all.some(({ start, end }) => start < span.end && span.start < end)) continue
    all = inReach([...all, span], text) ?? all
  }
  return all
}

function gapsOf(spans: readonly Span[]): Span[] {
  return spans.slice(1).flatMap(({ start }, i) => {
    const from = spans[i]?.end ?? start
    return from < start ? [{ start: from, end: start }] : []
  })
}

/** Makes an empty set of classes and frames. */
export function createFrames(): Frames {
  const classes = new Map<string, string[]>()
  const frames: Frame[] = []
  /** Every word of a class or frame with the parts it belongs to, by its first two characters or the one it has. */
  const byHead = new Map<string, Map<string, string[]>>()
  /** The frames that may be meant where a class or word of their first part stands. */
  const byPart = new Map<string, Frame[]>()

  const plant = (word: string, part: string): void => {
    const head = word.slice(0, HEAD)
    const bucket = byHead.get(head) ?? new Map<string, string[]>()
    byHead.set(head, bucket)
    bucket.set(word, [...(bucket.get(word) ?? []), part])
  }

  /** The places of every part that stands in the text, by its name or its word. */
  function spoken(text: string, starts: readonly boolean[], official: readonly Span[]): Map<string, Span[]> {
    const places = new Map<string, Span[]>()
    const heads = new Set<string>()
    for (let i = 0; i < text.length; i += 1) heads.add(text.charAt(i)).add(text.slice(i, i + HEAD))
    for (const head of heads)
      for (const [word, parts] of byHead.get(head) ?? []) {
        if (!text.includes(word)) continue
        const found = placesOf(word, text, starts, official)
        if (found.length === 0) continue
        for (const part of parts) places.set(part, [...(places.get(part) ?? []), ...found])
      }
    return places
  }

  return {
    owns: (content) => CLASS.test(content) || /\s\+\s/u.test(content),
    read(content, source, line) {
      const [, name, members] = CLASS.exec(content) ?? []
      if (name !== undefined && members !== undefined) {
        if (classes.has(name)) return `the class ${name} is written twice`
        classes.set(name, words(members))
        return null
      }
      const frame = parse(content)
      if (typeof frame === 'string') return frame
      frames.push({ ...frame, source, line })
      return null
    },
    settle() {
      const faults: VocabularyFault[] = []
      const named = (part: string) => /^\{(.+)\}$/u.exec(part)?.[1]
      for (const [name, members] of classes) for (const word of members) plant(word, `{${name}}`)
      const planted = new Set<string>()
      for (const frame of [...frames]) {
        const missing = [...frame.parts.flat(), ...frame.forbidden].map(named)
        const unknown = missing.find((name) => name !== undefined && !classes.has(name))
        if (unknown !== undefined) {
          faults.push({ source: frame.source, line: frame.line, why: `no class ${unknown} is written` })
          frames.splice(frames.indexOf(frame), 1)
          continue
        }
        for (const part of frame.parts[0] ?? []) byPart.set(part, [...(byPart.get(part) ?? []), frame])
        for (const part of frame.parts.flat())
          if (named(part) === undefined && !planted.has(part)) {
            planted.add(part)
            plant(part, part)
          }
      }
      return faults
    },
    *official() {
      for (const frame of frames) yield* frame.official
    },
    find(text, starts, official) {
      const places = spoken(text, starts, official)
      if (places.size < 2) return []
      const likely = new Set([...places.keys()].flatMap((part) => byPart.get(part) ?? []))
      return [...likely].flatMap(({ parts, forbidden, official: words }) => {
        if (parts.some((part) => !part.some((one) => places.has(one)))) return []
        const spans = parts.map((part) => part.flatMap((one) => places.get(one) ?? []).slice(0, MOST_PLACES))
        if (forbidden.some((one) => places.has(one) || text.includes(one))) return []
        const chosen = together(spans, text)
        const all = chosen ? withOthers(chosen, spans, text) : []
        const start = all[0]?.start
        const end = all.at(-1)?.end
        if (start === undefined || end === undefined) return []
        const gaps = gapsOf(all)
        return [
          {
            start,
            end,
            said: text.slice(start, end),
            official: words,
            oneWay: true,
            gaps,
            frame: true as const,
          },
        ]
      })
    },
  }
}
