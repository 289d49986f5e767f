import { LOOKING } from '../../src/channels/wecom/phrases.ts'
import { BOT_NAME, type FakeTelegram } from './fake-telegram.ts'
import type { FakeWecom } from './fake-wecom.ts'
import type { Chance } from './seeded.ts'
import type { Book } from './soak-book.ts'

export interface MailOptions {
  telegram: FakeTelegram
  wecom: FakeWecom
  chance: Chance
  book: Book
  /** How long an answer may take. */
  patienceMs?: number
}

/** Says things in the chats of both fakes and accounts for what comes back: one answer each, news apart. */
export interface SoakMail {
  /** Says it and waits for its answer, which it gives back; a lost or doubled one is a fault. */
  ask(channel: 'telegram' | 'wecom', chat: string, words: string): Promise<string>
  /** Presses a follow-up question under the last answer of a Telegram chat, if there is one. */
  press(chat: string): Promise<void>
  /** How many messages told this chat of the report. */
  newsOf(channel: string, chat: string, title: string): number
  /** Reports told of that are not among these, with the chat. */
  strayNews(known: ReadonlySet<string>): [string, string][]
  close(): void
}

/** One message of the bot in a Telegram chat. */
interface Letter {
  text: string
  buttons: { text: string; callback_data?: string }[]
}

/** What came back to one WeCom message. */
interface Reply {
  /** Streams, all parts of a long answer as one. */
  streams: Set<string>
  /** Parts that were finished, each with its words. */
  finished: { id: string; words: string }[]
}

const LOOK_MS = 100
const ANSWER_WITHIN_MS = 30_000
/** A second answer to the same words would come within this. */
const ECHO_MS = 2_500
const NEWS = /^(?:<b>|\*\*)?新收录/u
const TITLE = /《([^》]+)》/gu

/** Makes the mail. */
export function createSoakMail({
  telegram,
  wecom,
  chance,
  book,
  patienceMs = ANSWER_WITHIN_MS,
}: MailOptions): SoakMail {
  const letters = new Map<string, Letter[]>()
  /** channel\nchat\ntitle > number of messages. */
  const news = new Map<string, number>()
  /** How many letters of each Telegram chat belong to something that was said there. */
  const accounted = new Map<string, number>()
  /** By the req_id of the message. */
  const replies = new Map<string, Reply>()
  /** Cards that follow news in WeCom chats, and messages of news there. */
  const cards = new Map<string, number>()
  const messages = new Map<string, number>()
  let [calls, frames, pushes] = [0, 0, 0]

  const noteNews = (channel: string, chat: string, text: string): void => {
    messages.set(chat, (messages.get(chat) ?? 0) + 1)
    for (const title of new Set([...text.matchAll(TITLE)].map(([, one = '']) => one))) {
      const key = `${channel}\n${chat}\n${title}`
      news.set(key, (news.get(key) ?? 0) + 1)
    }
  }

  /** Only what a fake has carried out is seen by somebody. */
  const look = (): void => {
    const said = telegram.done('sendMessage')
    for (const { payload } of said.slice(calls)) {
      const { chat_id, text, reply_markup } = payload
      const chat = String(chat_id)
      if (NEWS.test(text)) noteNews('telegram', chat, text)
      else {
        const buttons = (reply_markup?.inline_keyboard ?? []).flat()
        letters.set(chat, [...(letters.get(chat) ?? []), { text, buttons }])
      }
    }
    calls = said.length
    const streamed = wecom.done('aibot_respond_msg')
    for (const { reqId, body } of streamed.slice(frames)) {
      const reply: Reply = replies.get(reqId) ?? { streams: new Set(), finished: [] }
      replies.set(reqId, reply)
      if (!body.stream) continue
      const { id, finish, content } = body.stream
      reply.streams.add(String(id).replace(/\.\d+$/u, ''))
      if (finish) reply.finished.push({ id: String(id), words: String(content) })
    }
    frames = streamed.length
    const pushed = wecom.done('aibot_send_msg')
    for (const { body } of pushed.slice(pushes)) {
      const content: string | undefined = body.markdown?.content
      if (content === undefined) cards.set(body.chatid, (cards.get(body.chatid) ?? 0) + 1)
      else if (NEWS.test(content)) noteNews('wecom', body.chatid, content)
      else book.fault('wecom', `pushed to ${body.chatid}: ${content.slice(0, 80)}`)
    }
    pushes = pushed.length
  }
  const timer = setInterval(look, LOOK_MS)

  const until = async (what: () => boolean, ms: number): Promise<boolean> => {
    for (const end = Date.now() + ms; !what(); await new Promise((resolve) => setTimeout(resolve, LOOK_MS)))
      if (Date.now() > end) return false
    return true
  }

  /** Letters that came while nobody in the chat was waiting for one. */
  const unasked = (chat: string): number => {
    const got = letters.get(chat) ?? []
    const known = accounted.get(chat) ?? 0
    for (const { text } of got.slice(known))
      book.fault('answer doubled', `telegram ${chat}, nothing was asked: ${text.slice(0, 80)}`)
    accounted.set(chat, got.length)
    return got.length
  }

  const answered = async (chat: string, words: string, say: () => void): Promise<string> => {
    const before = unasked(chat)
    say()
    book.count('Telegram messages')
    if (!(await until(() => (letters.get(chat)?.length ?? 0) > before, patienceMs))) {
      book.fault('answer lost', `telegram ${chat}: ${words}`)
      return ''
    }
    await new Promise((resolve) => setTimeout(resolve, ECHO_MS))
    const got = (letters.get(chat) ?? []).slice(before).map(({ text }) => text)
    accounted.set(chat, before + got.length)
    if (got.length > 1) book.fault('answer doubled', `telegram ${chat}: ${words}: ${got.join(' // ')}`)
    return got[0] ?? ''
  }

  const inTelegram = (chat: string, words: string): Promise<string> => {
    const group = Number(chat) < 0
    const mention = `@${BOT_NAME}`
    return answered(chat, words, () => {
      telegram.say(Number(chat), group ? `${mention} ${words}` : words, {
        ...(group ? { entities: [{ type: 'mention', offset: 0, length: mention.length }] } : {}),
        from: {
          id: Math.abs(Number(chat)) * 10 + (group ? chance.below(3) : 0),
          is_bot: false,
          first_name: '王芳',
        },
      })
    })
  }

  const inWecom = async (chat: string, words: string): Promise<string> => {
    const group = chat.startsWith('wr')
    const reqId = group
      ? wecom.say(`${chat}-${chance.below(3)}`, `@问报 ${words}`, { chattype: 'group', chatid: chat })
      : wecom.say(chat, words)
    book.count('WeCom messages')
    await until(() => (replies.get(reqId)?.finished.length ?? 0) > 0, patienceMs)
    const answer = replies.get(reqId)?.finished[0]?.words ?? ''
    if (answer === '' || answer === LOOKING) book.fault('answer lost', `wecom ${chat}: ${words}`)
    return answer
  }

  return {
    ask: (channel, chat, words) => (channel === 'telegram' ? inTelegram(chat, words) : inWecom(chat, words)),
    async press(chat) {
      const last = letters.get(chat)?.at(-1)
      const button = last?.buttons.find(
        ({ text, callback_data }) => callback_data && /[？?呢几多谁哪]/u.test(text),
      )
      if (!button?.callback_data) return
      const data = button.callback_data
      book.count('buttons pressed')
      await answered(chat, `[${button.text}]`, () => {
        telegram.press(Number(chat), data, {
          from: { id: Math.abs(Number(chat)) * 10, is_bot: false, first_name: '王芳' },
        })
      })
    },
    newsOf: (channel, chat, title) => news.get(`${channel}\n${chat}\n${title}`) ?? 0,
    strayNews: (known) =>
      [...news.keys()].flatMap((key): [string, string][] => {
        const [, chat = '', title = ''] = key.split('\n')
        return known.has(title) ? [] : [[chat, title]]
      }),
    close: () => {
      clearInterval(timer)
      look()
      for (const chat of letters.keys()) unasked(chat)
      for (const [reqId, { streams, finished }] of replies)
        if (streams.size > 1 || new Set(finished.map(({ id }) => id)).size < finished.length)
          book.fault('answer doubled', `wecom ${reqId}: ${finished.map(({ words }) => words).join(' // ')}`)
      for (const [chat, count] of cards)
        if (count > (messages.get(chat) ?? 0))
          book.fault('notification', `${chat} got ${count} cards with ${messages.get(chat) ?? 0} messages`)
      for (const id of telegram.unansweredCallbacks()) book.fault('button unanswered', id)
    },
  }
}
