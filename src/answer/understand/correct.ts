import { atOnce, type Steps } from '../steps.ts'
import { DICTIONARY_TOTAL, frequencyOf, longestWith } from './dictionary.ts'
import { gazetteer } from './gazetteer.ts'
import { longestByHead } from './longest-words.ts'
import { blur, readingsOf } from './pinyin.ts'
import { canSound, heard, LONGEST_SOUNDED as LONGEST, soundedWords } from './sounded-words.ts'
import { TRADE_WORDS } from './trade-words.ts'
import { type Change, makeTypedPinyin, type TypedPinyin } from './typed-pinyin.ts'
import { createWrittenAlike, type WrittenAlike } from './written-alike.ts'

/** A word of the library and how often it stands there. */
export interface LexiconWord {
  word: string
  weight: number
}

export interface Corrector {
  /** Mends slips of a normalized question, and turns typed pinyin into characters. */
  correct(question: string): { text: string; changes: Change[] }
  /** Does in steps of some milliseconds the work that the first question in pinyin would wait for (150 ms). */
  warm(): Steps<void>
}

/** A run of characters cut into words: log-likelihood of the best row up to and from each place. */
interface Segmentation {
  forward: number[]
  backward: number[]
  /** Characters that stand alone, or in a word so rare that it is more likely a slip. */
  loose: boolean[]
}

/** A word rarer than this in jieba's reference text, and unknown to the library, may be a slip (旧业 15). */
const RARE = 20
/** Lexicon words seen only once may be slips themselves. */
const SEEN = 2
/** Share given to trade words and place names that the library does not hold. */
const TRADE_SHARE = 1e-4
const PLACE_SHARE = 3e-5
/** What a slip costs against the typed characters standing as they are, in natural logarithms: same sound, near sound. */
const SLIP_COST = 6
const BLURRED_COST = 2.5
/**
 * How much likelier (natural logarithm) the mended word must be: of trade words nothing more, of other words of two
 * characters much, since coined words of reports (数智, 建强, 藏州) sound like common ones. With these, the words of five
 * reports change 46 of 9,369 sentences of other places' reports, where nothing should change (141 with none
 * asked); of 487 slips made at random in questions 306 are mended, 2 wrongly.
 */
const GAIN_PAIR = 6.5
const GAIN_FREQUENT = 4
/** A word of the library that makes up three in ten thousand of its words. */
const FREQUENT = Math.log(3e-4)
const GAIN_LONGER = 2
/** Characters that people do not type by mistake for part of a word, or that mean too much to be touched. */
const UNTOUCHED = new Set(
  '一二三四五六七八九十百千万亿零〇两几多少半第的地得了着过吗呢啊吧呀嘛哦我你他她它们这那哪谁啥咋是有在和跟与同及或比被把给让叫向往从到对为于以由按不没无未别就都也还又再才只很太更最要能会可年月日号元件条项场次届名个家人户台套座所只辆岁天分点块毛斤吨亩米里说讲写问看谈提各每搞做办干弄管上下前后左右大小好坏高低去来开出进打修建收发交用买卖吃住走跑送找帮请学教治查抓改涨跌降钱路水地事车房树山河村',
)
const TRADE = new Set(TRADE_WORDS)
/** A longer row of characters without a mark is no question (200 ms for 2,000 of them): nothing in it is mended. */
const LONGEST_RUN = 100
const HAN_RUN = /\p{Script=Han}+/gu

function words(lexicon: Iterable<LexiconWord>): Map<string, number> {
  const weights = new Map<string, number>()
  let total = 0
  for (const { word, weight } of lexicon) {
    total += weight
    weights.set(word, (weights.get(word) ?? 0) + weight)
  }
  const shares = new Map<string, number>()
  for (const [word, weight] of weights) if (weight >= SEEN) shares.set(word, weight / Math.max(total, 1))
  for (const word of TRADE_WORDS) shares.set(word, Math.max(shares.get(word) ?? 0, TRADE_SHARE))
  for (const [name, [place]] of gazetteer().byName)
    if (place && place.level !== '县' && name.length <= 3)
      shares.set(name, Math.max(shares.get(name) ?? 0, PLACE_SHARE))
  return shares
}

/** By how much a mended word must be likelier than what was typed. */
function gainAsked(word: string, logShare: number): number {
  if (TRADE.has(word)) return 0
  if (word.length > 2 || gazetteer().provinces.some(({ short }) => short === word)) return GAIN_LONGER
  return logShare >= FREQUENT ? GAIN_FREQUENT : GAIN_PAIR
}

/** What each character of a window sounds like, blurred, the commonest reading first. */
function soundsOf(window: string): string[][] {
  return [...window].map((character) => [...new Set(readingsOf(character).map(blur))])
}

/** The words that sound like the window, those of its commoner readings first. */
function soundingLike(window: string, words: readonly string[]): { word: string; syllables: string[] }[] {
  const sounds = soundsOf(window)
  const found = heard(words).flatMap((syllables, i) => {
    const readings = sounds.map((known, at) => known.indexOf(blur(syllables[at] ?? '')))
    if (syllables.length !== sounds.length || readings.includes(-1)) return []
    return { word: words[i] ?? '', syllables, reading: readings.reduce((sum, one) => 2 * sum + one, 0) }
  })
  return found.sort((a, b) => a.reading - b.reading)
}

/**
 * Makes a corrector over the words of the library, the trade and the map. A slip is mended only where the typed
 * characters are no word, sound like a word that shares a character with them, and are much less likely than it:
 * 提岸 is 提案, 审记 is 审计, 'yiwu zhengxie' is 义乌政协; numbers and words are left alone, and so is what the library
 * holds itself, if `attested` can tell, and every character of its `names`: 荔泉县 is not 荔 and a slip of 全县. Nor is
 * mended what the library has with the characters around it, if `stands` can tell: 疫案 of 涉疫案件 is no 议案.
 */
export function createCorrector(
  lexicon: Iterable<LexiconWord>,
  attested: (text: string) => boolean = () => false,
  names: ReadonlySet<string> = new Set(),
  stands: (text: string) => boolean = () => false,
): Corrector {
  const shares = words(lexicon)
  const longestName = Math.max(0, ...[...names].map(({ length }) => length))
  const { byName: places, longest: longestPlace } = gazetteer()
  const longestShare = longestByHead(shares.keys())
  let alike: WrittenAlike | undefined
  let typed: TypedPinyin | undefined

  const written = () => {
    alike ??= createWrittenAlike([...shares.keys()].filter(canSound))
    return alike
  }
  function* makeTyping(): Steps<TypedPinyin> {
    return yield* makeTypedPinyin(yield* soundedWords(shares), shares)
  }
  const typing = () => {
    typed ??= atOnce(makeTyping())
    return typed
  }
  const isWord = (text: string) => shares.has(text) || places.has(text) || frequencyOf(text) >= RARE

  const shareOf = (text: string) =>
    Math.max(frequencyOf(text) / DICTIONARY_TOTAL, shares.get(text) ?? 0, places.has(text) ? PLACE_SHARE : 0)

  const longestFrom = (pair: string) =>
    Math.max(longestWith(pair), longestShare.get(pair) ?? 0, longestPlace.get(pair) ?? 0)

  /** Likeliest rows of words up to, and from, every place of a run (Viterbi over word frequencies). */
  function segment(run: string): Segmentation {
    const length = run.length
    const forward = new Array<number>(length + 1).fill(Number.NEGATIVE_INFINITY)
    const backward = new Array<number>(length + 1).fill(Number.NEGATIVE_INFINITY)
    const cutAt = new Array<number>(length + 1).fill(0)
    const edges: { start: number; end: number; score: number }[] = []
    for (let start = 0; start < length; start += 1) {
      const most = Math.min(LONGEST, Math.max(1, longestFrom(run.slice(start, start + 2))))
      for (let end = start + 1; end <= Math.min(length, start + most); end += 1) {
        const share = shareOf(run.slice(start, end))
        if (share === 0 && end > start + 1) continue
        edges.push({ start, end, score: Math.log(Math.max(share, 1 / DICTIONARY_TOTAL)) })
      }
    }
    forward[0] = 0
    backward[length] = 0
    for (const { start, end, score } of edges) {
      const reached = (forward[start] ?? 0) + score
      if (reached <= (forward[end] ?? 0)) continue
      forward[end] = reached
      cutAt[end] = start
    }
    for (const { start, end, score } of edges.reverse())
      backward[start] = Math.max(backward[start] ?? 0, (backward[end] ?? 0) + score)
    const loose = new Array<boolean>(length).fill(false)
    for (let end = length; end > 0; end = cutAt[end] ?? 0) {
      const start = cutAt[end] ?? 0
      const word = run.slice(start, end)
      if (word.length > 2 || (word.length === 2 && isWord(word))) continue
      for (let at = start; at < end; at += 1) loose[at] = !UNTOUCHED.has(run.charAt(at))
    }
    for (let start = 0; start < length; start += 1)
      for (let end = start + 2; end <= Math.min(length, start + longestName); end += 1)
        if (names.has(run.slice(start, end))) loose.fill(false, start, end)
    return { forward, backward, loose }
  }

  /**
   * Words that sound like the characters and differ from them in loose ones only, with how much likelier each makes the
   * run; `rest` is how likely it is without them. How a word sounds is looked up last: few are likely enough.
   */
  function soundAlikes(
    from: string,
    loose: readonly boolean[],
    rest: number,
  ): { to: string; gain: number }[] {
    const telling = (word: string) =>
      TRADE.has(word) || [...from].some((character, i) => word[i] === character && !UNTOUCHED.has(character))
    const gained = (word: string, cost: number) => {
      const logShare = Math.log(shares.get(word) ?? 0)
      const gain = rest + (logShare - cost)
      return gain > gainAsked(word, logShare) ? gain : null
    }
    const likely = written()
      .to(from, loose)
      .filter((word) => telling(word) && gained(word, SLIP_COST) !== null)
    // Whether the library holds the characters is asked last: they must be cut for that, and few have a likelier word.
    if (likely.length === 0 || attested(from)) return []
    return soundingLike(from, likely).flatMap(({ word, syllables }) => {
      let cost = SLIP_COST
      for (let i = 0; i < from.length; i += 1) {
        const character = from.charAt(i)
        if (word[i] !== character && !readingsOf(character).includes(syllables[i] ?? '')) cost += BLURRED_COST
      }
      const gain = gained(word, cost)
      return gain === null ? [] : { to: word, gain }
    })
  }

  function mendRun(run: string, offset: number): Change[] {
    const { forward, backward, loose } = segment(run)
    const found: (Change & { gain: number })[] = []
    for (let start = 0; start < run.length; start += 1)
      for (let end = start + 2; end <= Math.min(run.length, start + LONGEST); end += 1) {
        const window = loose.slice(start, end)
        const from = run.slice(start, end)
        if (!window.includes(true) || isWord(from)) continue
        const rest = (forward[start] ?? 0) + (backward[end] ?? 0) - (forward[run.length] ?? 0)
        for (const { to, gain } of soundAlikes(from, window, rest))
          found.push({ from, to, start: offset + start, gain })
      }
    found.sort((a, b) => b.gain - a.gain)
    const inside = (start: number, end: number) =>
      start > 0 && end < run.length && stands(run.slice(start - 1, end + 1))
    const chosen: Change[] = []
    for (const { from, to, start } of found)
      if (
        !inside(start - offset, start - offset + from.length) &&
        chosen.every((one) => start + from.length <= one.start || start >= one.start + one.from.length)
      )
        chosen.push({ from, to, start })
    return chosen
  }

  function correct(question: string): { text: string; changes: Change[] } {
    const changes: Change[] = []
    for (const match of question.matchAll(HAN_RUN))
      if (match[0].length >= 2 && match[0].length <= LONGEST_RUN)
        changes.push(...mendRun(match[0], match.index))
    if (/[a-z]{2}/u.test(question)) changes.push(...typing().read(question))
    changes.sort((a, b) => a.start - b.start)
    let text = ''
    let at = 0
    for (const { from, to, start } of changes) {
      text += question.slice(at, start) + to
      at = start + from.length
    }
    return { text: text + question.slice(at), changes }
  }

  function* warm(): Steps<void> {
    // Many a question has a character that may be a slip: reading it loads the readings of all (40 ms).
    written()
    yield
    readingsOf('提')
    yield
    typed ??= yield* makeTyping()
  }

  return { correct, warm }
}
