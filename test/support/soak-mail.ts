import { BOT_NAME, type FakeTelegram } from './fake-telegram.ts'
import type { FakeWecom } from './fake-wecom.ts'
import type { Chance } from './seeded.ts'
import type { Book } from './soak-book.ts'

export interface MailOptions {
  telegram: FakeTelegram
  wecom: FakeWecom
  chance: Chance
  book: Book
}

/** Says things in the chats of both fakes and accounts for what comes back: one answer each, news apart. */
export interface SoakMail {
  /** Says it and waits for its answer; a lost or doubled one is a fault. */
  ask(channel: 'telegram' | 'wecom', chat: string, words: string): Promise<void>
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

const LOOK_MS = 100
const ANSWER_WITHIN_MS = 30_000
/** A second answer to the same words would come within this. */
const ECHO_MS = 2_500
const NEWS = /^(?:<b>|\*\*)?新收录/u
const TITLE = /《([^》]+)》/gu

/** Makes the mail. */
export function createSoakMail({ telegram, wecom, chance, book }: MailOptions): SoakMail {
  const letters = new Map<string, Letter[]>()
  /** channel\nchat\ntitle > number of messages. */
  const news = new Map<string, number>()
  /** Streams of each WeCom message, by its req_id: ids, and whether one is finished. */
  const streams = new Map<string, { ids: Set<string>; finished: boolean }>()
  let [calls, frames] = [0, 0]

  const noteNews = (channel: string, chat: string, text: string): void => {
    for (const title of new Set([...text.matchAll(TITLE)].map(([, one = '']) => one))) {
      const key = `${channel}\n${chat}\n${title}`
      news.set(key, (news.get(key) ?? 0) + 1)
    }
  }

  const look = (): void => {
    for (; calls < telegram.calls.length; calls += 1) {
      const call = telegram.calls[calls]
      if (call?.method !== 'sendMessage') continue
      const { chat_id, text, reply_markup } = call.payload
      const chat = String(chat_id)
      if (NEWS.test(text)) noteNews('telegram', chat, text)
      else
        letters.set(chat, [
          ...(letters.get(chat) ?? []),
          { text, buttons: (reply_markup?.inline_keyboard ?? []).flat() },
        ])
    }
    for (; frames < wecom.frames.length; frames += 1) {
      const frame = wecom.frames[frames]
      const stream = frame?.body?.stream
      if (frame && stream) {
        const known = streams.get(frame.reqId) ?? { ids: new Set(), finished: false }
        known.ids.add(String(stream.id))
        known.finished ||= stream.finish === true
        streams.set(frame.reqId, known)
      }
      const pushed = frame?.cmd === 'aibot_send_msg' ? frame.body.markdown?.content : undefined
      if (pushed === undefined) continue
      if (NEWS.test(pushed)) noteNews('wecom', frame?.body.chatid, pushed)
      else book.fault('wecom', `pushed to ${frame?.body.chatid}: ${String(pushed).slice(0, 80)}`)
    }
  }
  const timer = setInterval(look, LOOK_MS)

  const until = async (what: () => boolean, ms: number): Promise<boolean> => {
    for (const end = Date.now() + ms; !what(); await new Promise((resolve) => setTimeout(resolve, LOOK_MS)))
      if (Date.now() > end) return false
    return true
  }

  const answered = async (chat: string, words: string, say: () => void): Promise<void> => {
    const before = letters.get(chat)?.length ?? 0
    say()
    book.count('Telegram messages')
    if (!(await until(() => (letters.get(chat)?.length ?? 0) > before, ANSWER_WITHIN_MS))) {
      book.fault('answer lost', `telegram ${chat}: ${words}`)
      return
    }
    await new Promise((resolve) => setTimeout(resolve, ECHO_MS))
    const got = (letters.get(chat) ?? []).slice(before).map(({ text }) => text)
    if (new Set(got).size < got.length) book.fault('answer doubled', `telegram ${chat}: ${words}`)
    else if (got.length > 1) book.note('answers in several parts')
  }

  const inTelegram = (chat: string, words: string): Promise<void> => {
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

  const inWecom = async (chat: string, words: string): Promise<void> => {
    const group = chat.startsWith('wr')
    const reqId = group
      ? wecom.say(`${chat}-${chance.below(3)}`, `@问报 ${words}`, { chattype: 'group', chatid: chat })
      : wecom.say(chat, words)
    book.count('WeCom messages')
    if (!(await until(() => streams.get(reqId)?.finished === true, ANSWER_WITHIN_MS)))
      book.fault('answer lost', `wecom ${chat}: ${words}`)
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
      for (const { ids } of streams.values()) {
        const bases = new Set([...ids].map((id) => id.replace(/\.\d+$/u, '')))
        if (bases.size > 1) book.fault('answer doubled', `wecom: ${[...ids].join(', ')}`)
      }
      for (const id of telegram.unansweredCallbacks()) book.fault('button unanswered', id)
    },
  }
}
