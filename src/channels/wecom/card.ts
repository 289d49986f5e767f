import type { Link } from '../../chat/answer-blocks.ts'
import { answerCard, type CardFields } from '../../chat/card.ts'
import { type Button, type Outgoing, plainMessage } from '../../chat/channel.ts'
import { plainFormat, utf8 } from '../../chat/format.ts'
import { render, shorten } from '../../chat/render.ts'
import * as phrases from './phrases.ts'

/** A template card as the platform takes it. */
export type Card = Record<string, unknown> & { card_type: string }

/** Limits of the card page; longer ones are cut unseen. */
const TITLE = 26
const DESCRIPTION = 30
const SUB_TITLE = 112
const BUTTON = 10
const BUTTONS = 6
const JUMP = 13
const QUESTIONS = 3
const KEY_BYTES = 1024
/** Room enough for any message of ours; a card takes what fits. */
const PLAIN = 4096

/** The message as plain text, in one piece. */
export function plainText(message: Outgoing): string {
  return render(message.blocks, plainFormat(PLAIN))[0] ?? message.toast ?? ''
}

/** The card of an answer that is a figure, a name or a date, or null; `link` opens the paragraph's page. */
export function figureCard(message: Outgoing, link: Link): Card | null {
  const fields = message.answer && answerCard(message.answer, link)
  return fields && jumpCard(fields)
}

/** Follow-up questions as jumps: a tap asks them as if typed. */
function jumpCard(fields: CardFields): Card {
  const { title, description, quote, rows, questions, url } = fields
  return {
    card_type: 'text_notice',
    main_title: { title, ...(description ? { desc: description } : {}) },
    quote_area: url ? { type: 1, url, quote_text: quote } : { type: 0, quote_text: quote },
    horizontal_content_list: rows.map(({ name, value, url: address }) => ({
      keyname: name,
      value,
      ...(address ? { type: 1, url: address } : {}),
    })),
    ...(questions.length > 0
      ? { jump_list: questions.map((question) => ({ type: 3, title: shorten(question, JUMP), question })) }
      : {}),
    // A notice needs an action; without a page to open it is none (0).
    card_action: url ? { type: 1, url } : { type: 0 },
  }
}

/** The card is a notice without a page to open, which not every deployment may take. */
export function isBareNotice(card: Card): boolean {
  const action = card.card_action as { type: number } | undefined
  return card.card_type === 'text_notice' && action?.type === 0
}

/** The same card with questions as buttons, for a platform that takes no notice without a page. */
export function buttonsInstead(card: Card, message: Outgoing, task: string): Card | null {
  const buttons = message.suggestions.map(({ question, action }) => ({ label: question, action }))
  const made = buttonCard(card.main_title as Title, buttons, task)
  return (
    made && { ...made, quote_area: card.quote_area, horizontal_content_list: card.horizontal_content_list }
  )
}

interface Title {
  title: string
  desc?: string
}

/** A card with up to six buttons, or null if none of them does anything in WeCom. */
function buttonCard(title: Title, buttons: readonly Button[], task: string): Card | null {
  const list = buttons.flatMap((button) =>
    'action' in button && button.action !== '' && utf8(button.action) <= KEY_BYTES
      ? [{ text: shorten(button.label, BUTTON), style: 1, key: button.action }]
      : [],
  )
  // A key may stand only once.
  const unique = list.filter((one, index) => list.findIndex((other) => other.key === one.key) === index)
  if (unique.length === 0) return null
  return {
    card_type: 'button_interaction',
    main_title: title,
    button_list: unique.slice(0, BUTTONS),
    task_id: task,
  }
}

/** The card with the buttons of a message that is no answer (a request for access, paging), or null. */
export function choiceCard(message: Outgoing, task: string): Card | null {
  if (message.answer) return null
  const [first = ''] = plainText(message).split('\n')
  const title = { title: phrases.CHOOSE, ...(first ? { desc: shorten(first, DESCRIPTION) } : {}) }
  return buttonCard(title, message.buttons.flat(), task)
}

/** What takes the place of a clicked card: what came of it, and the buttons that are left. */
export function clickedCard(key: string, outcome: Outgoing | null, label: string | null, task: string): Card {
  const message = outcome ?? plainMessage([])
  const said = plainText(message)
  const title = shorten((message.toast ?? label ?? said.split('\n')[0]) || phrases.CHOSEN, TITLE)
  const kept = outcome?.replace ? buttonCard({ title }, outcome.buttons.flat(), task) : null
  const pressed = [{ label: phrases.CHOSEN_BUTTON, action: key }]
  const card = kept ?? buttonCard({ title }, pressed, task)
  return {
    card_type: 'button_interaction',
    ...card,
    main_title: { title },
    ...(outcome?.replace && said ? { sub_title_text: shorten(said, SUB_TITLE) } : {}),
  }
}

/** The clicked card says it all: nothing else needs to be sent. */
export function saidByCard(outcome: Outgoing): boolean {
  if (outcome.blocks.length === 0) return true
  return outcome.replace && plainText(outcome).length <= SUB_TITLE && outcome.suggestions.length === 0
}

/** What a suggestion that is a command does, where there is no button to press. */
const IN_WORDS: Readonly<Record<string, string>> = { 原文: '说“原文”看整段。', 还有: '说“还有”看别处。' }

/** The message with its follow-up questions in words, for one that no card goes with; as it is if it names them. */
export function withQuestions(message: Outgoing): Outgoing {
  const said = plainText(message)
  const questions = message.suggestions
    .map(({ question }) => question)
    .filter((question) => !said.includes(question))
    .slice(0, QUESTIONS)
  const asked = questions.filter((question) => IN_WORDS[question] === undefined)
  const words = [
    ...(asked.length > 0 ? [`${phrases.GO_ON}${asked.join(' / ')}`] : []),
    questions.flatMap((question) => IN_WORDS[question] ?? []).join(''),
  ].filter(Boolean)
  if (words.length === 0) return message
  const line = { kind: 'text' as const, runs: [{ text: words.join('\n') }] }
  return { ...message, blocks: [...message.blocks, line] }
}
