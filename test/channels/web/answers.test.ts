import { describe, expect, it } from 'vitest'
import { answerContent } from '../../../src/channels/web/word-export.ts'
import type { QuestionLog } from '../../../src/store/question-log.ts'
import { answering, createFakeEngine, fakeAnswer, fakePassage, fakeTurn } from '../../support/fake-engine.ts'
import { form, setUpWebApp as setup } from '../../support/web-app.ts'

/** A question log that notes what it is told. */
function noting() {
  const noted: unknown[] = []
  const questions: Pick<QuestionLog, 'record' | 'vote'> = {
    record: (channel, turn) => noted.push({ channel, question: turn.question }),
    vote: (id, voter, turn, value) => noted.push({ id, voter, question: turn.question, value }),
  }
  return { noted, store: { questions } }
}

describe('an answer on the page', () => {
  it('can be judged where votes are kept, once a browser', async () => {
    const { noted, store } = noting()
    const { here } = await setup({ store })
    const page = await (await here('/', form({ question: '提案', chat: 'a' }))).text()
    const id = /action="\/answers\/([^/]+)\/vote"/u.exec(page)?.[1]
    for (const [chat, value] of [
      ['a', '1'],
      ['a', '-1'],
      ['b', '1'],
    ] as const)
      expect((await here(`/answers/${id}/vote`, form({ chat, value }, { 'x-fragment': '1' }))).status).toBe(
        204,
      )
    const [asked, first, again, other] = noted as { voter?: string; value?: number }[]
    expect(asked).toEqual({ channel: 'web', question: '提案' })
    expect([first?.value, again?.value, other?.value]).toEqual([1, -1, 1])
    expect(first?.voter).toBe(again?.voter)
    expect(first?.voter).not.toBe(other?.voter)
    expect(JSON.stringify(noted)).not.toContain('"a"')
  })

  it('shows no thumbs where nothing is kept, and refuses votes on what it does not know', async () => {
    const { here } = await setup()
    expect(await (await here('/', form({ question: '提案' }))).text()).not.toContain('/vote')
    const { here: keeping } = await setup({ store: noting().store })
    expect((await keeping('/answers/none/vote', form({ chat: 'a', value: '1' }))).status).toBe(404)
    expect((await keeping('/answers/none/vote', form({ chat: 'a', value: '7' }))).status).toBe(400)
  })

  it('offers the whole paragraph and further places as buttons, and no suggestion twice', async () => {
    const turn = fakeTurn('提案', { suggestions: ['原文', '那2022年呢'] })
    const { here } = await setup({ engine: { ...createFakeEngine(), ...answering(() => turn) } })
    const page = await (await here('/', form({ question: '提案' }))).text()
    expect(page.match(/value="原文"/gu)).toHaveLength(1)
    expect(page).toContain('value="还有吗"')
    expect(page).toContain('value="那2022年呢"')
  })

  it('shows the answering sentence of a long passage, and the rest on a tap', async () => {
    const highlight = '共收到提案363件。'
    const text = `${'前文很长。'.repeat(30)}${highlight}${'后文也长。'.repeat(30)}`
    const turn = fakeTurn('提案', { passages: [fakePassage({ text, highlight })] })
    const { here } = await setup({ engine: { ...createFakeEngine(), ...answering(() => turn) } })
    const page = await (await here('/', form({ question: '提案' }))).text()
    expect(page).toContain(`<blockquote><mark>${highlight}</mark></blockquote>`)
    expect(page).toContain('看前后文')
  })

  it('leads from each figure of a comparison to its sentence', async () => {
    const turn = fakeTurn('比较', {
      kind: 'compare',
      comparison: [
        { label: '2021年', value: '报告未载', passage: null },
        { label: '2023年', value: '363件', passage: 0 },
      ],
    })
    const { here } = await setup({ engine: { ...createFakeEngine(), ...answering(() => turn) } })
    const page = await (await here('/', form({ question: '比较' }))).text()
    expect(page).toContain('<td>报告未载</td>')
    expect(page).toMatch(/<td><a href="\/reports\/r-2023\?p=2&amp;mark=[^"]*#p2">363件<\/a><\/td>/u)
  })
})

describe('answerContent', () => {
  it('quotes the sentences that answer, each with its source', () => {
    const { quotes, notes } = answerContent('提案多少', fakeAnswer())
    expect(quotes).toEqual([
      {
        text: fakePassage().highlight,
        source: '政协云溪市委员会. 云溪市政协常委会工作报告[R]. (2024-01-20): 第2段.',
      },
    ])
    expect(notes).toEqual([])
  })
})
