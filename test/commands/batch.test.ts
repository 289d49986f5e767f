import { describe, expect, it } from 'vitest'
import { answerLine, askAfter } from '../../src/commands/batch.ts'
import { createFakeEngine } from '../support/fake-engine.ts'

describe('askAfter', () => {
  it('plays the earlier messages in order in a chat of its own', () => {
    const engine = createFakeEngine()
    askAfter(engine, ['2023年提案多少', '人大呢'], '那2020年呢')
    askAfter(engine, [], '另一个问题')
    expect(engine.asked).toEqual([
      { question: '2023年提案多少', previous: null },
      { question: '人大呢', previous: '2023年提案多少' },
      { question: '那2020年呢', previous: '人大呢' },
      { question: '另一个问题', previous: null },
    ])
  })
})

describe('answerLine', () => {
  const line = (text: string) => JSON.parse(answerLine(createFakeEngine(), text))

  it('answers under the id of the question', () => {
    expect(line('{"id":"x1","q":"提案多少"}')).toMatchObject({ id: 'x1', kind: 'answer', headline: '363件' })
  })

  it('reads a line behind a byte order mark', () => {
    expect(line('\ufeff{"id":"x1","q":"提案多少"}')).toMatchObject({ id: 'x1', headline: '363件' })
  })

  it('answers a question without id under null', () => {
    expect(line('{"q":"提案多少"}')).toMatchObject({ id: null, kind: 'answer' })
  })

  it.each([
    ['not json', null, 'not a JSON object'],
    ['[1]', null, 'not a JSON object'],
    ['null', null, 'not a JSON object'],
    ['{"id":{},"q":"提案"}', null, '"id" must be'],
    ['{"id":"x5","q":"提案","history":[1,2]}', 'x5', '"history" must be'],
    ['{"id":"x2"}', 'x2', '"q" must be the question'],
    ['{"id":"x3","q":"提案","history":"一"}', 'x3', '"history" must be'],
    ['{"id":"x4","q":"炸"}', 'x4', 'unexpected fault'],
  ])('tells what is wrong with the line %s and goes on', (text, id, error) => {
    expect(line(text)).toEqual({ id, error: expect.stringContaining(error) })
  })
})
