import type { Answer } from '../model.ts'
import type { Link } from './answer-blocks.ts'
import { utf8 } from './format.ts'
import { shorten } from './render.ts'

/** What a card shows, within the limits of a WeCom template card; the channel writes it as JSON. */
export interface CardFields {
  /** The figure itself: 363件. */
  title: string
  /** Whose figure and of when: 政协义乌市委员会 2023年. */
  description: string
  /** The sentence that holds it. */
  quote: string
  /** Where it stands, by name and value. */
  rows: { name: string; value: string; url: string | null }[]
  /** Questions that a tap asks. */
  questions: string[]
  /** The paragraph's page, null where members reach none. */
  url: string | null
}

/** Limits of the card page: title about 26 characters, description 30, sub title 112; longer ones are cut unseen. */
const TITLE = 26
const DESCRIPTION = 30
const QUOTE = 112
const ROW_VALUE = 26
const QUESTIONS = 3
/** jump_list[].question, in bytes. */
const QUESTION_BYTES = 200

/**
 * The card of an answer that is a figure, a name or a date; null for any other, which a card could only repeat:
 * 363件 gets one, a sentence does not.
 */
export function answerCard(answer: Answer, link: Link): CardFields | null {
  const [passage] = answer.passages
  if (answer.kind !== 'answer' || !passage || answer.headline === '' || answer.headline.length > TITLE)
    return null
  if (passage.text.length <= TITLE) return null
  const { title, institution, region, year, date } = passage.report
  const url = link(passage.report.id, passage.paragraph, passage.highlight)
  const where = passage.paragraph > 0 ? `第${passage.paragraph}段` : '题头'
  const place = [passage.section.at(-1), where].filter(Boolean).join(' ')
  const whose = [institution ?? region, year === null ? null : `${year}年`].filter(Boolean).join(' ')
  return {
    title: answer.headline,
    description: shorten(whose, DESCRIPTION),
    quote: shorten(passage.highlight || passage.text, QUOTE),
    rows: [
      { name: '出处', value: shorten(`《${title}》`, ROW_VALUE), url },
      ...(date ? [{ name: '日期', value: date, url: null }] : []),
      { name: '位置', value: shorten(place, ROW_VALUE), url: null },
    ],
    questions: answer.suggestions
      .filter((question) => question !== '' && utf8(question) <= QUESTION_BYTES)
      .slice(0, QUESTIONS),
    url,
  }
}
