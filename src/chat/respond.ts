import type { Access } from './access.ts'
import { answerBlocks } from './answer-blocks.ts'
import { type AskOptions, createAsk } from './ask.ts'
import { askInSteps } from './ask-in-steps.ts'
import { text } from './blocks.ts'
import { type ChannelName, type IncomingMessage, type Outgoing, plainMessage } from './channel.ts'
import { type Command, readCommand } from './chat-commands.ts'
import type { Desk } from './desk.ts'
import * as phrases from './phrases.ts'
import { LONGEST_QUESTION, readQuestionText } from './question-text.ts'
import { createSubscribe, type SubscribeOptions } from './subscribe.ts'
import { recordVote } from './vote.ts'

export interface RespondOptions extends AskOptions, Pick<SubscribeOptions, 'reach'> {
  access: Access
  /**
   * Takes a file that was sent in a private chat: gives the words that say so at once, and pushes what it found
   * later. Files are refused politely where there is no intake.
   */
  intake?: (message: IncomingMessage) => Outgoing
  /** The page as members' phones reach it, with the code that opens it; null where phones reach none. */
  page?: () => { url: string; code: string | null } | null
  /** What admins do in a private chat; without it 待答 is a plain list. */
  desk?: Desk
}

/** Makes the words for one message. Fails only on a bug or an unusable store. */
export interface Respond {
  answer(message: IncomingMessage): Promise<Outgoing>
  /** What to say to somebody who opens the chat: what the bot does, and three questions that the newest report answers. */
  welcome(): Outgoing
  /** A question outside any conversation (inline mode): null for those who may not ask and for no question. */
  glance(channel: ChannelName, user: string, question: string): Promise<Outgoing | null>
}

const GAP_DAYS = 30
const SHOWN_GAPS = 20
const DAY = 86_400_000

/** What the engine is told for commands that lean on the last answer or the catalogue. */
const ENGINE_WORDS: Readonly<Partial<Record<Command['name'], string>>> = {
  reports: '报告',
  source: '原文',
  more: '还有',
}

/** Makes the responder: commands, buttons and questions of those who may ask. */
export function createRespond(options: RespondOptions): Respond {
  const { store, access, now } = options
  const ask = createAsk(options)
  const subscribe = createSubscribe(options)

  const withExamples = (words: string): Outgoing => {
    const suggestions = ask.examples()
    const lines = suggestions.map((suggestion) => `· ${suggestion.question}`)
    return plainMessage([text([words, ...lines].join('\n'))], { suggestions })
  }

  const welcome = (): Outgoing => {
    const suggestions = ask.examples()
    return plainMessage([text(phrases.help(suggestions.map(({ question }) => question)))], { suggestions })
  }

  const help = (message: IncomingMessage): Outgoing => {
    const channel = options.channels().find((known) => known.name === message.channel)
    const hints = message.chatKind === 'group' ? [phrases.GROUP_HINT, channel?.groupHint?.() ?? ''] : []
    const { blocks, suggestions } = welcome()
    return plainMessage([...blocks, text(hints.filter(Boolean).join('\n'))], { suggestions })
  }

  const explain = (message: IncomingMessage): Outgoing => {
    const turn = store.conversations.latest(message, null)?.turn
    if (!turn || turn.answer.reasons.length === 0) return plainMessage([text(phrases.NOTHING_TO_EXPLAIN)])
    return plainMessage([
      text([`“${turn.question}”是这样答的：`, ...turn.answer.reasons.map((why) => `· ${why}`)].join('\n')),
    ])
  }

  const web = (message: IncomingMessage): Outgoing => {
    const page = options.page?.() ?? null
    if (!page) return plainMessage([text(phrases.NO_WEB)])
    if (page.code !== null && message.chatKind === 'group')
      return plainMessage([text(phrases.WEB_IN_PRIVATE)])
    const runs = [{ text: phrases.webPage(page.code) }, { text: page.url, href: page.url }]
    return plainMessage([{ kind: 'text', runs }])
  }

  const atDesk = (message: IncomingMessage): boolean =>
    message.chatKind === 'private' && access.isAdmin(message.channel, message.user)

  const gaps = (message: IncomingMessage): Outgoing => {
    if (!atDesk(message)) return plainMessage([text(phrases.ADMINS_ONLY)])
    if (options.desk) return options.desk.gaps(message)
    const counts = new Map<string, number>()
    const from = now() - GAP_DAYS * DAY
    const disliked = store.questions.votes(from).filter((vote) => vote.value < 0)
    for (const { question } of [...store.questions.unanswered(from), ...disliked])
      if (question) counts.set(question, (counts.get(question) ?? 0) + 1)
    if (counts.size === 0) return plainMessage([text(phrases.GAPS_LATER)])
    const lines = [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, SHOWN_GAPS)
      .map(([question, count]) => `· ${question}${count > 1 ? `（${count}次）` : ''}`)
    return plainMessage([text(['待答的问题：', ...lines].join('\n'))])
  }

  const obey = async (message: IncomingMessage, command: Command): Promise<Outgoing> => {
    switch (command.name) {
      case 'ask':
        return question({ ...message, text: command.argument })
      case 'start':
        return command.argument && store.actions.get(command.argument)
          ? press(message, command.argument)
          : help(message)
      case 'help':
        return help(message)
      case 'reports':
      case 'source':
      case 'more':
        return ask.question(
          message,
          ENGINE_WORDS[command.name] ?? '',
          command.name === 'reports' ? null : ask.quotedTurn(message),
          [],
        )
      case 'outline':
        return ask.question(message, `目录 ${command.argument}`.trim(), ask.quotedTurn(message), [])
      case 'subscribe':
      case 'unsubscribe':
      case 'subscriptions':
        return subscribe.command(message, command)
      case 'clear': {
        const cleared = store.conversations.clear(message)
        return plainMessage([text(cleared > 0 ? phrases.CLEARED : phrases.NOTHING_TO_CLEAR)])
      }
      case 'whoami':
        return plainMessage([text(identity(message))])
      case 'why':
        return explain(message)
      case 'web':
        return web(message)
      case 'gaps':
        return gaps(message)
    }
  }

  const rate = (message: IncomingMessage, turn: string, value: -1 | 1): Outgoing => {
    if (!recordVote(store, { turn, user: message.user, value, reasons: [], at: now() }))
      return plainMessage([], { toast: phrases.FORGOTTEN })
    return plainMessage([], { toast: value > 0 ? phrases.THANKS_UP : phrases.THANKS_DOWN })
  }

  const press = async (message: IncomingMessage, id: string): Promise<Outgoing> => {
    const action = store.actions.get(id)
    switch (action?.do) {
      case 'ask':
        return ask.question(
          message,
          action.question,
          action.turn ? store.conversations.get(action.turn) : null,
          [text(`问：${action.question}`)],
        )
      case 'paragraph':
        return ask.paragraph(action.report, action.number, action.inPlace)
      case 'outline':
        return ask.outline(message, action.report)
      case 'rate':
        return rate(message, action.turn, action.value)
      case 'unsubscribe':
        return subscribe.unsubscribe(message, action.word)
      case 'intake':
      case 'gap':
      case 'case':
        return options.desk && atDesk(message)
          ? options.desk.press(message, action)
          : plainMessage([], { toast: phrases.ADMINS_ONLY })
      case 'access':
        return access.isAdmin(message.channel, message.user)
          ? access.decide(
              { channel: message.channel, id: message.user },
              action.channel,
              action.subject,
              action.grant,
            )
          : plainMessage([], { toast: phrases.ADMINS_ONLY })
      default:
        return plainMessage([], { toast: phrases.STALE_BUTTON })
    }
  }

  const identity = (message: IncomingMessage) =>
    phrases.whoAmI(
      `${message.channel}:${message.user}`,
      message.chatKind === 'group' ? `${message.channel}:${message.chat}` : null,
    )

  const question = async (message: IncomingMessage): Promise<Outgoing> => {
    if (message.attachment?.kind === 'file' && message.chatKind === 'private' && options.intake)
      return options.intake(message)
    const begun = atDesk(message) ? options.desk?.words(message) : null
    if (begun) return begun
    const command = readCommand(message.text)
    if (command) return obey(message, command)
    let read = readQuestionText(message.text)
    if (read.kind === 'empty' && message.quoted) read = readQuestionText(message.quoted)
    switch (read.kind) {
      case 'question':
        return ask.question(message, read.text, ask.quotedTurn(message), [])
      case 'long':
        return plainMessage([text(phrases.tooLong(read.length, LONGEST_QUESTION))])
      case 'symbols':
        return withExamples(phrases.SYMBOLS_ONLY)
      case 'empty':
        return message.attachment ? plainMessage([text(phrases.NO_ATTACHMENTS)]) : withExamples(phrases.EMPTY)
    }
  }

  const answer = async (message: IncomingMessage): Promise<Outgoing> => {
    const isAdmin = access.isAdmin(message.channel, message.user)
    if (isAdmin && message.chatKind === 'private')
      access.tellWaiting({ channel: message.channel, id: message.user })
    if (!access.allowed(message)) {
      if (message.action === null && readCommand(message.text)?.name === 'whoami')
        return plainMessage([text(identity(message))])
      return access.ask(message)
    }
    return message.action === null ? question(message) : press(message, message.action)
  }
  return {
    answer,
    welcome,
    glance: async (channel, user, words) => {
      const read = readQuestionText(words)
      const knows = access.allowed({ channel, chat: user, chatKind: 'private', user })
      if (!knows || read.kind !== 'question') return null
      const { answer: found } = await askInSteps(options.engine(), read.text, null)
      return plainMessage(answerBlocks(found, options.link), { answer: found })
    },
  }
}
