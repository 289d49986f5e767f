import type { Reach } from '../notifications/subscriptions.ts'
import type { Store } from '../store/store.ts'
import { text } from './blocks.ts'
import { type Button, type IncomingMessage, type Outgoing, plainMessage } from './channel.ts'
import type { Command } from './chat-commands.ts'
import * as phrases from './phrases.ts'

export interface SubscribeOptions {
  store: Store
  now: () => number
  /** What a subscription would have told in the last year; without it nothing is said of that. */
  reach?: (word: string) => Reach | null
}

/** 订阅, 退订, 我的订阅 and their buttons. */
export interface Subscribe {
  command(message: IncomingMessage, command: Command): Outgoing
  unsubscribe(message: IncomingMessage, word: string): Outgoing
}

/** A word said more often than this in a year is told as too broad: two a week. */
const BROAD = 100
const MOST_OF_CHAT = 30

function reachWords(word: string, { wish, reports, mentions }: Reach): string {
  const [topic] = wish.topics
  if (mentions === null || !topic) return word === '' ? '' : `近一年这样的报告有${reports}份。`
  const others = topic.slice(1, 5).map((one) => `“${one}”`)
  const also = others.length > 0 ? `报告里的${others.join('')}也算。` : ''
  if (mentions === 0) return `${also}近一年的报告里没有提到，有了会告诉您。`
  const count = `近一年${mentions}处（${reports}份报告）。`
  const broad = mentions > BROAD ? '这个词很常见，换个更具体的词，消息会更有用。' : ''
  return [also, count, broad].join('')
}

/** Makes the handlers. */
export function createSubscribe(options: SubscribeOptions): Subscribe {
  const { store, now } = options

  const leaveButton = (word: string, label: string): Button => ({
    label,
    action: store.actions.put({ do: 'unsubscribe', word }, now()),
  })

  const subscribe = ({ channel, chat }: IncomingMessage, word: string): Outgoing => {
    const known = store.subscriptions.of(channel, chat)
    if (known.length >= MOST_OF_CHAT && !known.includes(word))
      return plainMessage([text(phrases.tooManySubscriptions(MOST_OF_CHAT))])
    const isNew = store.subscriptions.add(channel, chat, word, now())
    const reach = options.reach?.(word) ?? null
    const ofTopic = !reach || reach.wish.topics.length > 0
    const said = [phrases.subscribed(word, isNew, ofTopic), reach ? reachWords(word, reach) : '']
    return plainMessage([text(said.filter(Boolean).join('\n'))], { buttons: [[leaveButton(word, '退订')]] })
  }

  const list = ({ channel, chat }: IncomingMessage): Outgoing => {
    const words = store.subscriptions.of(channel, chat)
    const buttons = words.map((word) => [leaveButton(word, `退订 ${word || '所有新报告'}`)])
    return plainMessage([text(phrases.subscriptionsList(words))], { buttons })
  }

  const unsubscribe = ({ channel, chat }: IncomingMessage, word: string | null): string =>
    phrases.unsubscribed(word, store.subscriptions.remove(channel, chat, word))

  return {
    command: (message, { name, argument }) => {
      if (name === 'subscribe') return subscribe(message, argument)
      if (name === 'unsubscribe') return plainMessage([text(unsubscribe(message, argument || null))])
      return list(message)
    },
    unsubscribe: ({ channel, chat }, word) => {
      const removed = store.subscriptions.remove(channel, chat, word)
      return plainMessage([text(phrases.unsubscribed(word || '所有新报告', removed))], { replace: true })
    },
  }
}
