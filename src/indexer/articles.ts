import { createSegmenter } from '../text/segment.ts'
import { type Block, joinBlocks, lineAt } from './block.ts'
import type { Dropped } from './dropped.ts'
import { reporterOf } from './identity-words.ts'
import { endsSentence, markOf } from './marks.ts'

/** One article of a newspaper page: its headlines (the title first), its byline, its text. */
export interface Article {
  title: Block | null
  /** Kicker and subtitles. */
  beside: Block[]
  byline: Block | null
  body: Block[]
  /** The opening of the article (本报讯 …) is not on the page, or not before this text. */
  headless: boolean
}

interface Group {
  heads: Block[]
  byline: Block | null
  body: Block[]
}

const LEAD = /^(?:本报讯|本报[^，。]{0,10}(?:电|讯)|新华社|中新社|据[^，。]{2,10}(?:电|消息|报道))/u
const DATED = /^(?:昨[日天]|日前|近日|今[日天]|连日来|[“"]|[\d０-９]{1,2}月[\d０-９]{1,2}日)/u
const GUIDE = /^(?:今日|本版|内页)?(?:导读|看点|提要|导航)$/u
const LONGEST_HEADLINE = 45
/** More stretches of text than this are no page of a paper. */
const MOST_GROUPS = 80

/** Overlap from which two stretches of text belong to one article; neighbours of one article of a page reach .15, those of different ones stay under .06. */
const COHERENT = 0.1
/** A headline must fit another text by so much more before it is moved there. */
const BETTER = 0.3
/** A headline with less of its words in the text is a label over the page or an entry of the guide. */
const FOREIGN = 0.2
/** Of three headlines the first is a kicker if it fits so much less than the second. */
const KICKER = 0.8

function isHeadline(block: Block): boolean {
  const { text } = block
  if (text.length > LONGEST_HEADLINE || endsSentence(text) || markOf(text) !== null) return false
  return !/[。；，,]$/u.test(text)
}

function isByline(block: Block): boolean {
  return reporterOf(block) !== null
}

function groupsOf(blocks: readonly Block[]): Group[] {
  const groups: Group[] = []
  let group: Group = { heads: [], byline: null, body: [] }
  for (const block of blocks) {
    const heading = isByline(block) || isHeadline(block)
    if ((heading || LEAD.test(block.text)) && group.body.length > 0) {
      groups.push(group)
      group = { heads: [], byline: null, body: [] }
    }
    if (isByline(block)) group.byline = block
    else if (heading) pushHead(group.heads, block)
    else group.body.push(block)
  }
  groups.push(group)
  return groups
}

/** Lines of one headline stand right under each other. */
function pushHead(heads: Block[], block: Block): void {
  const before = heads.at(-1)
  const under =
    before &&
    block.blankBefore === 0 &&
    (block.starts[0]?.line ?? 0) - (before.starts.at(-1)?.line ?? 0) === 1
  if (before && under && before.starts.length < 3)
    heads[heads.length - 1] = joinBlocks(before, block, /[：:]$/u.test(before.text) ? '' : ' ')
  else heads.push(block)
}

type Words = ReadonlyMap<string, number>

function wordsOf(text: string): Words {
  const counts = new Map<string, number>()
  for (const word of createSegmenter().cut(text))
    if (word.length > 1) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function createFit(bodies: readonly Words[]): {
  share: (head: Words, body: Words) => number
  likeness: (a: Words, b: Words) => number
} {
  const weight = (word: string) => {
    const holders = bodies.filter((body) => body.has(word)).length
    return Math.log(1 + bodies.length / (holders + 0.5))
  }
  return {
    share(head, body) {
      let found = 0
      let all = 0
      for (const word of head.keys()) {
        all += weight(word)
        if (body.has(word)) found += weight(word)
      }
      return all === 0 ? 0 : found / all
    },
    likeness(a, b) {
      const length = (words: Words) =>
        Math.sqrt([...words].reduce((sum, [word, n]) => sum + (n * weight(word)) ** 2, 0))
      let dot = 0
      for (const [word, n] of a) dot += n * (b.get(word) ?? 0) * weight(word) ** 2
      return dot / (length(a) * length(b) || 1)
    },
  }
}

const textOf = (blocks: readonly Block[]) => blocks.map((block) => block.text).join('')

/** Headings inside an article do not begin a new one: no byline, no 本报讯, and the text goes on about the same. */
function mergeInner(groups: readonly Group[]): Group[] {
  const bodies = groups.map((group) => wordsOf(textOf(group.body)))
  const { likeness } = createFit(bodies)
  const merged: Group[] = []
  const mergedWords: Words[] = []
  for (const [i, group] of groups.entries()) {
    const before = merged.at(-1)
    const opens =
      group.byline !== null || LEAD.test(group.body[0]?.text ?? '') || DATED.test(group.body[0]?.text ?? '')
    const own = bodies[i] ?? new Map()
    const near = mergedWords.at(-1) ?? new Map()
    if (before && !opens && likeness(near, own) >= COHERENT) before.body.push(...group.heads, ...group.body)
    else {
      merged.push({ ...group, heads: [...group.heads], body: [...group.body] })
      mergedWords.push(own)
    }
  }
  return merged
}

/** Headlines that fit another text much better change places with those above it. */
function exchangeHeads(groups: Group[]): void {
  const bodies = groups.map((group) => wordsOf(textOf(group.body)))
  const { share } = createFit(bodies)
  const best = (heads: readonly Block[], body: Words) =>
    Math.max(0, ...heads.map((head) => share(wordsOf(head.text), body)))
  for (const [i, a] of groups.entries())
    for (const [j, b] of groups.entries()) {
      const bodyA = bodies[i]
      const bodyB = bodies[j]
      if (j <= i || !bodyA || !bodyB) continue
      const now = best(a.heads, bodyA) + best(b.heads, bodyB)
      const then = best(a.heads, bodyB) + best(b.heads, bodyA)
      if (then > now + BETTER) [a.heads, b.heads] = [b.heads, a.heads]
    }
}

function dropGuide(
  heads: readonly Block[],
  body: Words,
  share: (head: Words, body: Words) => number,
  dropped: Dropped[],
): Block[] {
  const at = heads.findIndex((head) => GUIDE.test(head.text))
  if (at < 0) return [...heads]
  const kept: Block[] = [...heads.slice(0, at)]
  const drop = (block: Block) =>
    dropped.push({ code: 'page-guide', reason: '版面导读', text: block.spaced, line: lineAt(block, 0) })
  let guide = true
  const fits = heads.map((head, i) => (i > at ? share(wordsOf(head.text), body) : 0))
  for (const [i, head] of heads.slice(at).entries()) {
    if (i > 0 && (fits[at + i] ?? 0) >= FOREIGN) guide = false
    if (guide) drop(head)
    else kept.push(head)
  }
  return kept
}

/** Of kicker, title and subtitle the title; a kicker fits the text less than the line under it. */
function titleAt(fits: readonly number[]): number {
  const first = Math.max(
    0,
    fits.findIndex((fit) => fit >= FOREIGN),
  )
  const next = fits[first + 1] ?? 0
  return fits.length - first >= 3 && (fits[first] ?? 0) < next * KICKER ? first + 1 : first
}

export interface SplitPage {
  articles: Article[]
  dropped: Dropped[]
}

/** Whether a stretch of text opens as an article does: under a byline, or with 本报讯. */
function isOpened(group: Group): boolean {
  return group.byline !== null || LEAD.test(group.body[0]?.text ?? '')
}

/**
 * Parts a newspaper page into its articles, or gives null if the file holds one text only. A page shows by two or
 * more bylines or openings (本报讯). Headlines go to the text that speaks of the same, headings inside an article
 * stay in it, the guide to other pages leaves.
 */
export function splitArticles(blocks: readonly Block[]): SplitPage | null {
  const groups = groupsOf(blocks)
  if (groups.filter(isOpened).length < 2 || groups.length > MOST_GROUPS) return null
  return pageOf(groups)
}

/** The one article of a page that shows as such by its masthead; null if it does not open as one (本报讯). */
export function soleArticle(blocks: readonly Block[]): SplitPage | null {
  const groups = groupsOf(blocks)
  return groups[0] && isOpened(groups[0]) && groups.length <= MOST_GROUPS ? pageOf(groups) : null
}

function pageOf(groups: readonly Group[]): SplitPage {
  const merged = mergeInner(groups.filter((group) => group.body.length > 0 || group.heads.length > 0))
  exchangeHeads(merged)
  const bodies = merged.map((group) => wordsOf(textOf(group.body)))
  const { share } = createFit(bodies)
  const dropped: Dropped[] = []
  const articles: Article[] = []
  for (const [i, group] of merged.entries()) {
    const body = bodies[i] ?? new Map()
    const heads = dropGuide(group.heads, body, share, dropped)
    const fits = heads.map((head) => share(wordsOf(head.text), body))
    const title = heads[titleAt(fits)] ?? null
    const opening = group.body[0]?.text ?? ''
    articles.push({
      title,
      beside: heads.filter((head) => head !== title),
      byline: group.byline,
      body: group.body,
      headless: !LEAD.test(opening) && !DATED.test(opening),
    })
  }
  return { articles, dropped }
}
