import { describe, expect, it } from 'vitest'
import { createConversations } from '../../../src/channels/web/conversations.ts'
import { fakeTurn } from '../../support/fake-engine.ts'

describe('createConversations', () => {
  it('forgets the chat that has been silent for longest', () => {
    const conversations = createConversations(2)
    conversations.keep('a', fakeTurn('一'))
    conversations.keep('b', fakeTurn('二'))
    conversations.keep('a', fakeTurn('三'))
    conversations.keep('c', fakeTurn('四'))
    expect(conversations.last('b')).toBeNull()
    expect(conversations.last('a')?.question).toBe('三')
    expect(conversations.last('c')?.question).toBe('四')
  })
})
