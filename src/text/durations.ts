import { fold } from './normalize.ts'
import type { Span } from './sentences.ts'

const NUMBER = '(?:[一二两三四五六七八九十百]{1,4}|\\d{1,3})'
/**
 * 连续三年, 连续第7年, 历时一年多, 20年来, 为期两个月, 五天时间, 三年行动, 两年完成, 20周年: how long something lasts, which reports count as no amount.
 * A year of the calendar (2023年), a year ahead (近三年) and 第七届 are none.
 */
const DURATION = new RegExp(
  `(?:连续|历时|为期|长达|持续|前后|用了|[只仅]?用时?|花了|经过|坚持了?|耗时)(?:共|第|了|近|约|一共历时|一共)?${NUMBER}(?:余|多)?(?:个)?(?:年|月|天|日|周|星期|小时|分钟)(?:多|半|有余)?|(?<![\\d〇零])${NUMBER}(?:余|多)?(?:个)?(?:年|月|天|小时|分钟)(?:多|半)?(?:来|以来|时间|之久|内|之内|以上)|(?<![\\d〇零])${NUMBER}年(?=(?:专项|攻坚|提升|集中)?(?:行动|计划|攻坚))|(?<![\\d〇零])${NUMBER}(?:年|天|个月|小时)(?=完成|建成|通[行车]|办[结完成]|竣工)|${NUMBER}周年`,
  'gu',
)
/** 首家, 首个, 第46次, 第一批: which one in a row something is. */
const RANK = new RegExp(
  `首(?:家|个|次|位|批|座|条|部|艘|例|所|届)|第${NUMBER}(?:家|个|次|位|批|座|条|部|艘|例|所|届|名|年|期)`,
  'gu',
)

/** 每月, 每两周, 月度, 一季一次: how often something is done. */
const FREQUENCY =
  /每(?:隔)?(?:半|[一两二三四五六]|\d)?个?(?:年|季度?|月|周|星期|天|日|旬)|[月周季年]度(?=[^，。；]{0,6}(?:学|开|会|例|评|检|报|调|通|督))|(?:半年|[一两]?(?:年|季度?|月|周|天|日))[一两](?:次|回|评|查|报|议|访|调度|通报)/gu

function spansOf(pattern: RegExp, text: string): Span[] {
  return [...fold(text).matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** Where a text says how long something lasts; offsets are those of the text. */
export function findDurations(text: string): Span[] {
  return spansOf(DURATION, text)
}

/** Where a text says which one in a row something is: 首家, 第46次; offsets are those of the text. */
export function findRanks(text: string): Span[] {
  return spansOf(RANK, text)
}

const SMALL_NUMBER = '(?:[二三四五六七八九十百]{1,3}|\\d{1,3})'
const MEASURE = '(?:个|大|张|项|级|次|条|家|种|类|位|名|方面|批|支|座|处|场|道|块|本|期|步|层)'

/** Where a small number stands right before a noun, as in names that people coin: 三个方向, “十五张牌”, 二次反馈, 四级平台. */
export function findCounted(text: string, noun: string): Span[] {
  const folded = fold(text)
  const escaped = noun.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
  const pattern = new RegExp(
    `(?<![第\\d.一二三四五六七八九十百])${SMALL_NUMBER}${MEASURE}?(?=${escaped})`,
    'gu',
  )
  return [...folded.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length + noun.length,
  }))
}

/** Where a text says how often something is done; offsets are those of the text. */
export function findFrequencies(text: string): Span[] {
  return spansOf(FREQUENCY, text)
}
