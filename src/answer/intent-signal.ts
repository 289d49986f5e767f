import { findDates } from '../text/dates.ts'
import type { Span } from '../text/sentences.ts'
import type { Unit } from './corpus.ts'
import { asksDoer, tellsDoer } from './done-by.ts'
import { asksLaws, namesLaw } from './laws-named.ts'
import { matchConcept } from './match.ts'
import { itemsAsked, namesAll } from './named-items.ts'
import { peopleTold } from './people-told.ts'
import type { Query } from './turn.ts'

const DEFINES =
  /应该是|应当是|是指|指的是|即|所谓|就是|意为|简称|俗称|[（(]指|称谓|以.{1,20}为(?:核心|基础|主|总)/u
const COUNTS_OUT = /一是|二是|第一[，,、]|其一|[一二三四五六七]要|包括|主要有|主要是|分别是|分别为|[:：]/u
const DOES = /建议|提出|推动|推进|开展|组织|加强|实施|加快|完善|落实|建立|打造/u
const SHORTCOMING = /不足|短板|问题|差距|困难|薄弱|不够|有待/u

/** 提了啥建议: wants what was proposed, not that proposals were welcome. */
const ASKS_PROPOSALS =
  /(?:啥|什么|哪些|哪几条?|几条)(?:好?的?)?(?:建议|意见|对策|点子|主意)|(?:怎么|咋)(?:建议|提)|提了?(?:些|过)?(?:啥|什么)$/u
const PROPOSES =
  /提出(?!的|各类|意见|建议|议案|提案|批评)[^。；]{4,}(?:建议|意见|对策|措施|举措)|(?:^|[，,。；:])建议[^。；，,得被有]{4,}|(?:围绕|从|就)[^。；]{4,}(?:建言|献策|协商|建议)/u
const PROPOSAL = /建议|意见|对策|点子|主意/u
const NOT_PROPOSED = 0.2
/** All items asked for stand in the paragraph, though not in the window. */
const NAMED_AROUND = 0.95

/** Whether a sentence of the window that names what is asked about also says what was proposed. */
function proposes(query: Query, unit: Unit, window: Span): boolean {
  const things = query.concepts.filter(({ said, thing, bonus }) => thing && !bonus && !PROPOSAL.test(said))
  const main = things.sort((a, b) => b.weight - a.weight)[0]
  return unit.sentences.some(({ start, end }) => {
    if (start < window.start || end > window.end) return false
    const text = unit.folded.slice(start, end)
    return PROPOSES.test(text) && (main === undefined || matchConcept(main, text) > 0)
  })
}

/** An office that did it (由……编撰) against a person. */
const DONE_BY_OFFICE = 0.8

/** A year or month answers 哪天 only by half. */
const NOT_THE_DAY = 0.35

const YEAR_IMPLIED = 0.5

function dateSignal(query: Query, text: string): number {
  const dates = findDates(text)
  if (dates.length === 0) return 0
  // 今年 is as good as a year where it is said, but whoever asks 哪年 wants the year named.
  if (/哪(?:一)?年/u.test(query.text) && !/\d{4}|[〇零一二三四五六七八九]{4}/u.test(text)) return YEAR_IMPLIED
  const wantsDay = /哪(?:一)?天|几号|几日/u.test(query.text)
  return !wantsDay || dates.some(({ day }) => day !== null) ? 1 : NOT_THE_DAY
}

/** 落实“两个确保”，确保基本生活费按时发放: what a count sums up is said in its own word. */
const COINED = /^[两二三四五六七八九十][个项条大](\p{Script=Han}{2})$/u
const CLOSING = /^["'”’]?[，,:：]/u
/** 民主法治、公平正义、安定有序的 right before a name says what it is. */
const ATTRIBUTES = /(?:[^，。；、,;]{2,10}、){2,}[^，。；、,;]{2,12}的$/u
const COUNTS = '一二三四五六七八九十'
/** A list that a coined number sums up stands right before it or behind it: 履职质效、协商平台、委员素质“三大提升”. */
const LIST_REACH = 48

function definitionSignal(query: Query, text: string): number {
  const main = [...query.concepts].sort((a, b) => b.weight - a.weight)[0]
  const word = main?.words.find((one) => text.includes(one.text))?.text
  if (!word) return 0
  const at = text.indexOf(word)
  const around = [
    text.slice(Math.max(0, at - LIST_REACH), at),
    text.slice(at + word.length, at + word.length + LIST_REACH),
  ]
  const stem = COINED.exec(word)?.[1]
  if (stem !== undefined && around[1]?.replace(CLOSING, '').startsWith(stem)) return 1
  const count = COUNTS.indexOf([...word].find((one) => COUNTS.includes(one)) ?? '-') + 1
  if (count >= 2 && around.some((part) => part.split('、').length >= count)) return 1
  if (ATTRIBUTES.test(around[0] ?? '')) return 1
  if (DEFINES.test(around.join(' ')) || /[:：]/u.test(around[1]?.slice(0, 6) ?? '')) return 0.8
  return 0.3
}

/** 是哪三个: as many things are named in the passage, or around it; null where no number is asked or they are not. */
function itemsSignal({ text }: Query, unit: Unit, { start, end }: Span): number | null {
  if (itemsAsked(text) === null) return null
  if (namesAll(text, unit.paragraph.text.slice(start, end))) return 1
  return namesAll(text, unit.paragraph.text) ? NAMED_AROUND : null
}

/**
 * Whether a passage has the form of an answer to this kind of question, 0..1: a person for who, a date for when,
 * a definition, a list counted out, something done.
 */
export function intentSignal(query: Query, unit: Unit, window: Span): number {
  const text = unit.folded.slice(window.start, window.end)
  switch (query.intent) {
    case 'who':
      if (peopleTold(query, unit.peopleIn(window)).length > 0) return 1
      return asksDoer(query.text) && tellsDoer(text) ? DONE_BY_OFFICE : 0
    case 'when':
      return dateSignal(query, unit.paragraph.text.slice(window.start, window.end))
    case 'definition':
      return definitionSignal(query, text)
    case 'list': {
      if (asksLaws(query.text)) return namesLaw(text) ? 1 : 0
      const named = itemsSignal(query, unit, window)
      if (named !== null) return named
      const marks = text.split('、').length - 1 + (text.split(/[；;]/u).length - 1)
      const counted = COUNTS_OUT.test(text) || unit.paragraph.items.length > 1 ? 0.5 : 0
      const listed = Math.min(1, counted + Math.min(0.5, marks * 0.12))
      const proposed = !ASKS_PROPOSALS.test(query.text) || proposes(query, unit, window)
      const form = proposed ? listed : listed * NOT_PROPOSED
      return SHORTCOMING.test(query.text) && SHORTCOMING.test(text) ? Math.max(form, 0.8) : form
    }
    case 'topic':
    case 'section':
      return DOES.test(text) ? 0.6 : 0
    default:
      return 0
  }
}
