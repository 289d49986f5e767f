import type { Steps } from '../steps.ts'
import { syllablesOf } from './pinyin.ts'
import type { Entry } from './sounded-words.ts'
import { QUESTION_WORDS } from './trade-words.ts'

/** What was mended; `start` is the offset of `from` in the question as given. */
export interface Change {
  from: string
  to: string
  start: number
}

/** Reads the parts of a question that were typed in pinyin, as changes to make. */
export interface TypedPinyin {
  read(question: string): Change[]
}

/** Latin that means itself in a report or a command. */
const LATIN_WORDS = new Set(
  'gdp cpi ppi pmi app wifi ktv vip ceo ai ar vr pm wto apec ppp epc bot pdf word excel ok hi hello help start reports outline source subscribe clear why rd esg ipo iot nba cba ba kol mcn sars covid wps http https www com cn ip it id no vs iso hr led dna ngo bim tod ict api chatgpt deepseek kpi rcep'.split(
    ' ',
  ),
)
/** Letters of a question that is typed in pinyin, apostrophes and spaces between syllables included. */
const LATIN_RUN = /(?<![a-z/@.#_\d-])[a-z](?:[a-z']|(?: (?=[a-z])))*/gu
const SHORTEST = 4
const QUESTION_SHARE = 2e-4
/** Of a word of one syllable; above that of places, so that jian is 件 and not 吉安. */
const SINGLE_SHARE = 5e-5
/** Initials are read only where one word is this many times as frequent as the next. */
const CLEARLY = 4
const LONGEST_WORD = 36
/** Of a library of 100,000 paragraphs the whole table takes 140 ms, so many entries at a time 10. */
const ENTRIES_A_STEP = 4_000

interface Word {
  word: string
  logShare: number
}

function keep(table: Map<string, Word>, key: string, word: Word): void {
  const known = table.get(key)
  if (!known || known.logShare < word.logShare) table.set(key, word)
}

function* tableOf(entries: readonly Entry[]): Steps<Map<string, Word>> {
  const table = new Map<string, Word>()
  for (const [i, { word, syllables, logShare }] of entries.entries()) {
    if (i % ENTRIES_A_STEP === 0) yield
    keep(table, syllables.join(''), { word, logShare })
  }
  const syllables = syllablesOf(QUESTION_WORDS)
  QUESTION_WORDS.forEach((word, i) => {
    const share = word.length === 1 ? SINGLE_SHARE : QUESTION_SHARE
    keep(table, (syllables[i] ?? []).join(''), { word, logShare: Math.log(share) })
  })
  keep(table, 'shei', { word: '谁', logShare: Math.log(SINGLE_SHARE) })
  return table
}

function initialsOf(entries: readonly Entry[]): Map<string, Word[]> {
  const table = new Map<string, Word[]>()
  for (const { word, syllables, logShare } of entries) {
    const key = syllables.map((syllable) => syllable.charAt(0)).join('')
    const same = table.get(key)
    if (same) same.push({ word, logShare })
    else table.set(key, [{ word, logShare }])
  }
  return table
}

/** Cuts letters into the likeliest row of words (Viterbi over word frequencies); null if some are left over. */
function cut(letters: string, table: ReadonlyMap<string, Word>): string | null {
  const best: ({ score: number; text: string } | null)[] = [{ score: 0, text: '' }]
  for (let end = 1; end <= letters.length; end += 1) {
    best[end] = null
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start += 1) {
      const before = best[start]
      const word = before && table.get(letters.slice(start, end))
      if (!before || !word) continue
      const score = before.score + word.logShare
      const known = best[end]
      if (!known || known.score < score) best[end] = { score, text: before.text + word.word }
    }
  }
  return best[letters.length]?.text ?? null
}

/**
 * Makes in steps a reader of typed pinyin over the library's words: 'yiwu zhengxie tian' is 义乌政协提案; initials ('zx ta')
 * are read only in a question without any Chinese, and only where one word stands out.
 */
export function* makeTypedPinyin(
  entries: readonly Entry[],
  shares: ReadonlyMap<string, number>,
): Steps<TypedPinyin> {
  const table = yield* tableOf(entries)
  let initials: Map<string, Word[]> | undefined

  function fromInitials(run: string): string | null {
    initials ??= initialsOf(entries)
    let text = ''
    for (const chunk of run.split(' ')) {
      const [first, second] = [...(initials.get(chunk) ?? [])].sort((a, b) => b.logShare - a.logShare)
      if (!first || (second && first.logShare - second.logShare < Math.log(CLEARLY))) return null
      text += first.word
    }
    return text
  }

  /** Parts of a run of letters between words that are Latin themselves: 'hangzhou gdp' gives hangzhou. */
  function typedParts(run: string, offset: number): { run: string; start: number }[] {
    const parts: { run: string; start: number }[] = []
    let open = false
    for (const match of run.matchAll(/[^ ]+/gu)) {
      const [chunk] = match
      const last = parts.at(-1)
      const latin = LATIN_WORDS.has(chunk) || shares.has(chunk)
      if (!latin && open && last) last.run = run.slice(last.start - offset, match.index + chunk.length)
      else if (!latin) parts.push({ run: chunk, start: offset + match.index })
      open = !latin
    }
    return parts
  }

  function read(question: string): Change[] {
    const changes: Change[] = []
    const onlyLatin = !/\p{Script=Han}/u.test(question)
    for (const match of question.matchAll(LATIN_RUN))
      for (const { run, start } of typedParts(match[0], match.index)) {
        const chunks = run.split(/[ ']/u)
        const letters = chunks.join('')
        const text = letters.length >= SHORTEST ? cut(letters, table) : null
        const whole = text && text.length > 1 ? text : null
        const to =
          whole ?? (onlyLatin && chunks.every((chunk) => chunk.length > 1) ? fromInitials(run) : null)
        if (to) changes.push({ from: run, to, start })
      }
    return changes
  }

  return { read }
}
