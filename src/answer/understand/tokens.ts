import { isName } from '../../text/people.ts'
import type { Segmenter } from '../../text/segment.ts'
import type { Corpus } from '../corpus.ts'
import { frequencyOf } from './dictionary.ts'
import type { Stretch } from './stretch.ts'

/** A word of a question with its part of speech (ICTCLAS tag) and its place. */
export interface Token extends Stretch {
  word: string
  tag: string
}

const LONGEST_NAME = 4

/** 副 before one of these is a post of its own, however the dictionary cuts it. */
const HAS_DEPUTY =
  /^(?:主席|主任|[省市县区州镇乡局院部厅处科会校组]长|检察长|秘书长|书记|总理|总经理|董事长)$/u

function withDeputies(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token, i) => {
    const [before, next] = [tokens[i - 1], tokens[i + 1]]
    if (token.word === '副' && next?.start === token.end && HAS_DEPUTY.test(next.word)) return []
    const deputy = before?.word === '副' && before.end === token.start && HAS_DEPUTY.test(token.word)
    return [deputy ? { ...token, word: `副${token.word}`, start: before.start } : token]
  })
}

/** The words of a text in order; blanks are left out. */
export function tokensOf(text: string, segmenter: Segmenter): Token[] {
  const tokens: Token[] = []
  let at = 0
  for (const { word, tag } of segmenter.tag(text)) {
    const start = text.indexOf(word, at)
    if (start < 0) continue
    at = start + word.length
    if (word.trim()) tokens.push({ word, tag, start, end: at })
  }
  return withDeputies(tokens)
}

/** 非|遗有|什么: a guessed word that ends in a word of its own. */
const ENDS_APART = /^\p{Script=Han}[有是在被把]$/u

/** The words of a text, guessed ones included, but for those that only a verb at their end makes. */
export function wordsOf(text: string, segmenter: Segmenter): string[] {
  const apart = (word: string) => ENDS_APART.test(word) && frequencyOf(word) === 0
  return segmenter.cut(text).flatMap((word) => (apart(word) ? [...word] : [word]))
}

/** 卡, 厂, 贸; and 点, which the dictionary takes for a number: with what a word the dictionary lacks begins and ends. */
const NOMINAL = /^(?:n[gsrtz]?|zg|vn|vg|ag|b|j)$/u
const POINT = '点'

function isUnlisted(tokens: readonly Token[], word: string, corpus: Corpus): boolean {
  const [first, last] = [tokens[0], tokens.at(-1)]
  if (!first || !last || !NOMINAL.test(first.tag)) return false
  return (NOMINAL.test(last.tag) || last.word === POINT) && corpus.mentions(word)
}

/** 用房|票: a word of no report that begins with one of these may be cut off a name behind it. */
const LEADS = /^[用在对把将给从向被由让为]\p{Script=Han}$/u

/** 用|房票 for 用房|票, where the reports have 房票 and no 用房. */
function regrouped(tokens: readonly Token[], corpus: Corpus): Token[] {
  return tokens.flatMap((token, i) => {
    const [before, next] = [tokens[i - 1], tokens[i + 1]]
    const cutInTwo = (one?: Token, other?: Token) =>
      one !== undefined &&
      other?.start === one.end &&
      other.end === other.start + 1 &&
      LEADS.test(one.word) &&
      !corpus.knowsWord(one.word) &&
      corpus.mentions(one.word.slice(1) + other.word)
    if (cutInTwo(before, token)) return []
    if (!next || !cutInTwo(token, next)) return [token]
    const at = token.start + 1
    return [
      { word: token.word.slice(0, 1), tag: 'p', start: token.start, end: at },
      { word: token.word.slice(1) + next.word, tag: 'nz', start: at, end: next.end },
    ]
  })
}

/**
 * Single characters side by side that the library knows as one word, or that make up a person's name or two nouns and
 * stand in its text, are a name the dictionary lacks: 陈 亚 岗, 卡 点, 厂 中 村.
 */
export function joinNames(cut: readonly Token[], corpus: Corpus): Token[] {
  const tokens = regrouped(cut, corpus)
  const joined: Token[] = []
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]
    if (!token) continue
    let end = i
    while (
      tokens[end + 1]?.start === tokens[end]?.end &&
      tokens[end + 1]?.end === (tokens[end]?.end ?? 0) + 1
    )
      end += 1
    let taken = i
    if (token.end - token.start === 1)
      for (let last = Math.min(end, i + LONGEST_NAME - 1); last > i; last -= 1) {
        const parts = tokens.slice(i, last + 1)
        const word = parts.map((one) => one.word).join('')
        const named = isName(word) && corpus.mentions(word)
        if (!corpus.knowsWord(word) && !named && !isUnlisted(parts, word, corpus)) continue
        joined.push({ word, tag: 'nz', start: token.start, end: token.start + word.length })
        taken = last
        break
      }
    if (taken === i) joined.push(token)
    i = taken
  }
  return joined
}
