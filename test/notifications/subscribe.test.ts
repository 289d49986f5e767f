import { describe, expect, it } from 'vitest'
import { createSubscribe } from '../../src/chat/subscribe.ts'
import type { Reach } from '../../src/notifications/subscriptions.ts'
import { useChatRoom, words } from '../support/chat-room.ts'

const room = useChatRoom()

function said(word: string, reach: Reach): string {
  const { store } = room
  const command = { name: 'subscribe' as const, argument: word }
  return words(
    createSubscribe({ store, now: () => 1, reach: () => reach }).command(room.message(''), command),
  )
}

const topic = (...all: string[]) => ({ places: [], bodies: [], topics: [all] })

describe('subscribing', () => {
  it('tells how often a word is said, and which other words count', () => {
    const words = said('养老', { wish: topic('养老', '居家养老'), reports: 2, mentions: 4 })
    expect(words).toContain('已订阅提到“养老”的新报告')
    expect(words).toContain('近一年4处（2份报告）')
    expect(words).toContain('报告里的“居家养老”也算')
    expect(words).not.toContain('常见')
  })

  it('says that a word heard twice a week is too broad', () => {
    const words = said('经济', { wish: topic('经济'), reports: 20, mentions: 212 })
    expect(words).toContain('近一年212处')
    expect(words).toContain('更具体的词')
  })

  it('speaks of a body or a place as what it is', () => {
    const wish = { places: ['永康市'], bodies: [], topics: [] }
    expect(said('永康', { wish, reports: 3, mentions: null })).toMatch(
      /^已订阅“永康”的新报告.*\n近一年这样的报告有3份。/u,
    )
  })

  it('does not promise what was never written', () => {
    expect(said('火星', { wish: topic('火星'), reports: 0, mentions: 0 })).toContain('没有提到，有了会告诉您')
  })

  it('keeps a chat from subscribing without end', () => {
    for (let i = 0; i < 40; i += 1) said(`词${i}`, { wish: topic(`词${i}`), reports: 0, mentions: 0 })
    expect(room.store.subscriptions.of('telegram', '5')).toHaveLength(30)
  })
})
