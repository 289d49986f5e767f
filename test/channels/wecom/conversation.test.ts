import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { text } from '../../../src/chat/blocks.ts'
import { ChatGone, plainMessage } from '../../../src/chat/channel.ts'
import { answering, fakeTurn } from '../../support/fake-engine.ts'
import { FAKE_SECRET, type FakeWecom, startFakeWecom } from '../../support/fake-wecom.ts'
import { removeState } from '../../support/telegram-bot.ts'
import { slowly, startTestWecom, type TestWecom, type TestWecomOptions } from '../../support/wecom-bot.ts'

const GROUP = 'wrGROUP'
const RESPOND = 'aibot_respond_msg'
const UPDATE = 'aibot_respond_update_msg'
const PUSH = 'aibot_send_msg'

let fake: FakeWecom
let bots: TestWecom[]

async function bot(options: TestWecomOptions = {}): Promise<TestWecom> {
  const started = startTestWecom(fake.url, options)
  bots.push(started)
  await started.channel.start()
  await fake.waitFor(() => started.channel.status() === 'up')
  return started
}

function inGroup(content: string, extra: Record<string, unknown> = {}): string {
  return fake.say('zhangsan', content, { chattype: 'group', chatid: GROUP, ...extra })
}

async function answerTo(chat: string, count = 1): Promise<string> {
  await fake.waitFor(() => fake.bubbles(chat).length >= count)
  return fake.bubbles(chat)[count - 1] ?? ''
}

function quiet(ms = 250): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function streams() {
  return fake
    .done(RESPOND)
    .filter((frame) => frame.body.msgtype === 'stream')
    .map((frame) => frame.body.stream)
}

beforeEach(async () => {
  fake = await startFakeWecom()
  bots = []
})

afterEach(async () => {
  expect(fake.sockets()).toBe(1)
  for (const one of bots) await one.stop()
  await fake.waitFor(() => fake.sockets() === 0)
  await fake.stop()
  for (const one of bots) removeState(one.dir)
  expect(fake.violations).toEqual([])
  expect(fake.unfinished()).toEqual([])
  expect(JSON.stringify(bots.flatMap((one) => one.log.lines))).not.toContain(FAKE_SECRET)
})

describe('a one-to-one chat', () => {
  it('answers with figure, marked quote and source in one finished stream with a feedback id', async () => {
    await bot()
    fake.say('zhangsan', '去年立了多少件提案')
    const answer = await answerTo('zhangsan')
    expect(answer).toContain('**363件**')
    expect(answer).toContain('> 全年共收到提案**363件**')
    expect(answer).toContain('《云溪市政协常委会工作报告》')
    expect(streams()).toMatchObject([{ finish: true, feedback: { id: expect.any(String) } }])
  })

  it('shows within a second that it is looking, and puts the answer in the same place', async () => {
    await bot({ around: slowly(() => 400) })
    const asked = Date.now()
    fake.say('zhangsan', '去年立了多少件提案')
    expect(await answerTo('zhangsan')).toBe('正在查报告……')
    expect((fake.done(RESPOND)[0]?.at ?? 0) - asked).toBeLessThan(1_000)
    await fake.waitFor(() => fake.bubbles('zhangsan')[0]?.includes('363件'))
    expect(fake.bubbles('zhangsan')).toHaveLength(1)
    const [first, last] = streams()
    expect(first).toMatchObject({ finish: false, feedback: { id: last.id } })
    expect(last).not.toHaveProperty('feedback')
  })

  it('keeps two questions at once apart', async () => {
    await bot({ around: slowly((message) => (message.user === 'a' ? 500 : 300)) })
    fake.say('a', '去年立了多少件提案')
    fake.say('b', '火星上有什么')
    await fake.waitFor(() => fake.bubbles('b')[0]?.includes('没有写'))
    expect(fake.bubbles('a')).toEqual(['正在查报告……'])
    await fake.waitFor(() => fake.bubbles('a')[0]?.includes('363件'))
    expect(fake.bubbles('b')).toHaveLength(1)
  })

  it('shows the recognised words of a voice message above the answer', async () => {
    const { engine } = await bot()
    fake.message({
      from: { userid: 'zhangsan' },
      msgtype: 'voice',
      voice: { content: '去年立了多少件提案' },
    })
    expect(await answerTo('zhangsan')).toMatch(/^语音：去年立了多少件提案\n/u)
    expect(engine.asked[0]?.question).toBe('去年立了多少件提案')
  })

  it('reads the words of a message of words and pictures', async () => {
    const { engine } = await bot()
    fake.message({
      from: { userid: 'zhangsan' },
      msgtype: 'mixed',
      mixed: {
        msg_item: [
          { msgtype: 'image', image: { url: 'https://a.example/i', aeskey: 'K' } },
          { msgtype: 'text', text: { content: '去年立了多少件提案' } },
        ],
      },
    })
    await answerTo('zhangsan')
    expect(engine.asked[0]?.question).toBe('去年立了多少件提案')
  })

  it('takes a quoted answer as what the question leans on, not the last one', async () => {
    const { engine } = await bot()
    const { ask } = engine
    const answers = answering((question, previous) => {
      const turn = ask(question, previous)
      return question.includes('满意') ? fakeTurn(question, { reply: '98.5%\n“满意率达到98.5%以上”' }) : turn
    })
    Object.assign(engine, answers)
    fake.say('zhangsan', '去年立了多少件提案')
    const first = await answerTo('zhangsan')
    fake.say('zhangsan', '满意率是多少')
    await answerTo('zhangsan', 2)
    fake.say('zhangsan', '那2022年呢', { quote: { msgtype: 'text', text: { content: first } } })
    await answerTo('zhangsan', 3)
    expect(engine.asked.at(-1)).toEqual({ question: '那2022年呢', previous: '去年立了多少件提案' })
  })

  it.each([
    ['image', { image: { url: 'https://a.example/i', aeskey: 'K' } }],
    ['file', { file: { url: 'https://a.example/f', aeskey: 'K' } }],
    ['video', { video: { url: 'https://a.example/v', aeskey: 'K' } }],
    ['location', { location: { name: '某处' } }],
  ])('says politely that it cannot read a message of type %s', async (msgtype, content) => {
    await bot()
    fake.message({ from: { userid: 'zhangsan' }, msgtype, ...content })
    expect(await answerTo('zhangsan')).toContain('只看得懂文字')
  })

  it('names the follow-up questions in words where no card goes with the answer', async () => {
    await bot()
    fake.say('zhangsan', '火星上有什么')
    expect(await answerTo('zhangsan')).toContain('可以接着问：去年立了多少件提案')
    await quiet()
    expect(fake.cards('zhangsan')).toEqual([])
  })

  it('splits a long answer into numbered bubbles, each within 20480 bytes', async () => {
    const { engine } = await bot()
    const line = '这一段说的是城乡建设与民生实事的办理情况，请各位委员审议。'
    const long = { kind: 'chat' as const, headline: '', reply: Array(500).fill(line).join('\n\n') }
    Object.assign(
      engine,
      answering((question) => fakeTurn(question, long)),
    )
    fake.say('zhangsan', '全文')
    await fake.waitFor(() => fake.bubbles('zhangsan').length === 3)
    const bubbles = fake.bubbles('zhangsan')
    expect(bubbles.map((bubble) => bubble.slice(-5))).toEqual(['（1/3）', '（2/3）', '（3/3）'])
    expect(bubbles.join('').split(line)).toHaveLength(501)
  })
})

describe('a group', () => {
  it.each([
    '@报告助手 去年立了多少件提案',
    '去年立了多少件提案 @报告助手',
    '@报告助手\u2005去年立了多少件提案',
    '去年 @报告助手 立了多少件提案'.replace('去年 ', '\n'),
    '去年立了多少件提案',
  ])('hears %j without the mention', async (said) => {
    const { engine } = await bot()
    inGroup(said)
    expect(await answerTo(GROUP)).toContain('363件')
    expect(engine.asked[0]?.question).toMatch(/^(去年)?立了多少件提案$/u)
  })

  it('answers a bare mention with help', async () => {
    await bot()
    inGroup('@报告助手 ')
    const help = await answerTo(GROUP)
    expect(help).toContain('我只回答工作报告里写了什么')
    expect(help).toContain('· 满意率是多少')
  })

  it('answers to what is quoted when there is nothing but the mention', async () => {
    const { engine } = await bot()
    inGroup('@报告助手', { quote: { msgtype: 'text', text: { content: '去年立了多少件提案' } } })
    await answerTo(GROUP)
    expect(engine.asked.at(-1)?.question).toBe('去年立了多少件提案')
  })
})

describe('cards', () => {
  it('sends the figure with quote, source and follow-up questions to tap', async () => {
    await bot({ link: (report, paragraph) => `https://b.example/reports/${report}#p${paragraph}` })
    fake.say('zhangsan', '去年立了多少件提案')
    const [card] = await fake.waitFor(() => fake.cards('zhangsan').length === 1 && fake.cards('zhangsan'))
    expect(card).toMatchObject({
      card_type: 'text_notice',
      main_title: { title: '363件', desc: expect.stringContaining('2023年') },
      quote_area: { type: 1, quote_text: expect.stringContaining('全年共收到提案363件') },
      card_action: { type: 1, url: 'https://b.example/reports/r-2023#p2' },
      jump_list: [
        { type: 3, title: '那2022年呢', question: '那2022年呢' },
        { type: 3, title: '满意率是多少', question: '满意率是多少' },
      ],
    })
    expect(card.horizontal_content_list[0].value).toContain('《云溪市政协常委会工作报告》')
    expect(fake.bubbles('zhangsan')[0]).not.toContain('可以接着问')
  })

  it('turns to buttons where the platform takes no notice without a page, and remembers that', async () => {
    await bot()
    fake.answerWhen(RESPOND, (frame) =>
      frame.body.template_card?.card_type === 'text_notice' ? { code: 42045, message: 'card_action' } : null,
    )
    fake.say('zhangsan', '去年立了多少件提案')
    const [card] = await fake.waitFor(() => fake.cards('zhangsan').length === 1 && fake.cards('zhangsan'))
    expect(card.button_list.map((button: { text: string }) => button.text)).toEqual([
      '那2022年呢',
      '满意率是多少',
    ])
    fake.say('zhangsan', '今年立了多少件提案')
    await fake.waitFor(() => fake.cards('zhangsan').length === 2)
    const notices = fake.frames.filter((frame) => frame.body?.template_card?.card_type === 'text_notice')
    expect(notices).toHaveLength(1)
  })

  const click = (key: string, fields = 'nested'): string => {
    const data = { card_type: 'button_interaction', event_key: key, task_id: 'wb_1_a' }
    return fake.event(
      fields === 'nested'
        ? { eventtype: 'template_card_event', template_card_event: data }
        : { eventtype: 'template_card_event', ...data },
      { from: { userid: 'zhangsan' }, chattype: 'single' },
    )
  }

  it.each(['nested', 'flat'])('answers a click (%s fields): first the card, then a push', async (fields) => {
    const { store } = await bot()
    fake.say('zhangsan', '你好')
    await answerTo('zhangsan')
    const key = store.actions.put({ do: 'ask', question: '去年立了多少件提案', turn: null }, Date.now())
    click(key, fields)
    expect(await answerTo('zhangsan', 2)).toContain('问：去年立了多少件提案')
    const [update] = fake.done(UPDATE)
    expect(update?.body).toMatchObject({
      response_type: 'update_template_card',
      template_card: { task_id: 'wb_1_a', main_title: { title: '去年立了多少件提案' } },
    })
    expect(fake.done(PUSH)[0]?.body).toMatchObject({ chatid: 'zhangsan', chat_type: 1, msgtype: 'markdown' })
    expect((fake.done(PUSH)[0]?.at ?? 0) >= (update?.at ?? 0)).toBe(true)
  })

  it('updates the card of a click in time also when the answer takes longer', async () => {
    const { store } = await bot({ around: slowly((message) => (message.action ? 1_500 : 0)) })
    fake.say('zhangsan', '你好')
    await answerTo('zhangsan')
    click(store.actions.put({ do: 'ask', question: '去年立了多少件提案', turn: null }, Date.now()))
    await fake.waitFor(() => fake.done(UPDATE).length === 1, 1_200)
    expect(fake.done(PUSH)).toHaveLength(0)
    await answerTo('zhangsan', 2)
    expect(fake.done(UPDATE)).toHaveLength(1)
  })

  it('says in the card what became of a request for access, and nothing besides', async () => {
    const { store } = await bot()
    store.access.ask({ channel: 'telegram', subject: '5', kind: 'private', name: '李四' }, Date.now())
    const grant = { do: 'access', channel: 'telegram', subject: '5', grant: true } as const
    fake.say('boss', '火星')
    const [card] = await fake.waitFor(() => fake.cards('boss').length === 1 && fake.cards('boss'))
    expect(card.button_list.map((button: { text: string }) => button.text)).toEqual(['同意', '拒绝'])
    expect(fake.bubbles('boss').join()).toContain('telegram:5')
    const data = {
      card_type: 'button_interaction',
      event_key: store.actions.put(grant, Date.now()),
      task_id: card.task_id,
    }
    fake.event({ eventtype: 'template_card_event', template_card_event: data }, { from: { userid: 'boss' } })
    const [update] = await fake.waitFor(() => fake.done(UPDATE).length === 1 && fake.done(UPDATE))
    expect(update?.body.template_card).toMatchObject({
      main_title: { title: '已同意' },
      sub_title_text: expect.stringContaining('李四'),
    })
    expect(store.access.get('telegram', '5')?.state).toBe('granted')
    await quiet()
    expect(fake.bubbles('boss')).toHaveLength(2)
  })

  it('answers a button that means nothing any more', async () => {
    await bot()
    fake.say('zhangsan', '你好')
    await answerTo('zhangsan')
    click('gone')
    const [update] = await fake.waitFor(() => fake.done(UPDATE).length === 1 && fake.done(UPDATE))
    expect(update?.body.template_card.main_title.title).toContain('失效')
  })
})

describe('events', () => {
  const enter = (msgid: string) =>
    fake.event({ eventtype: 'enter_chat' }, { msgid, from: { userid: 'zhangsan' } })

  it('welcomes with three questions, once for each time somebody comes in', async () => {
    await bot()
    enter('E1')
    const welcome = await answerTo('zhangsan')
    expect(welcome).toMatch(/去年立了多少件提案[\s\S]*满意率是多少[\s\S]*存在哪些不足/u)
    enter('E1')
    await quiet()
    expect(fake.bubbles('zhangsan')).toHaveLength(1)
    expect(fake.done('aibot_respond_welcome_msg')[0]?.body.msgtype).toBe('text')
  })

  it('stores a 👎 with question, passage and reasons, and takes it back', async () => {
    const { store } = await bot()
    fake.say('zhangsan', '去年立了多少件提案')
    await answerTo('zhangsan')
    const { id } = fake.done(RESPOND)[0]?.body.stream.feedback ?? {}
    const judge = (type: number, rest = {}) =>
      fake.event(
        { eventtype: 'feedback_event', feedback_event: { id, type, ...rest } },
        { from: { userid: 'zhangsan' }, chattype: 'single' },
      )
    judge(2, { content: '应是2022年', inaccurate_reason_list: [2, 3] })
    const [vote] = await fake.waitFor(() => store.questions.votes(0).length === 1 && store.questions.votes(0))
    expect(vote).toMatchObject({
      question: '去年立了多少件提案',
      value: -1,
      passages: ['r-2023#2'],
      reasons: ['内容不完整', '内容有错误', '应是2022年'],
    })
    judge(3)
    await fake.waitFor(() => store.questions.votes(0).length === 0)
    judge(1)
    await fake.waitFor(() => store.questions.votes(0)[0]?.value === 1)
  })

  it('goes on after frames that nobody can read', async () => {
    await bot()
    fake.raw({ cmd: 'aibot_msg_callback', headers: { req_id: 'x' } })
    fake.raw({ cmd: 'aibot_msg_callback', headers: {}, body: { msgtype: 'text' } })
    fake.raw({ cmd: 'aibot_msg_callback', headers: { req_id: 'x' }, body: { msgtype: 'text', from: 7 } })
    fake.raw({
      cmd: 'aibot_event_callback',
      headers: { req_id: 'x' },
      body: { msgtype: 'event', event: null },
    })
    fake.raw({ cmd: 'something_new', headers: { req_id: 'x' }, body: {} })
    fake.raw('not a frame')
    fake.say('zhangsan', '去年立了多少件提案')
    expect(await answerTo('zhangsan')).toContain('363件')
  })
})

describe('what is written', () => {
  it('is the log alone, and above debug holds no question, address or key', async () => {
    const consoles = (['debug', 'info', 'warn', 'error', 'log'] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation(() => {}),
    )
    const { log } = await bot()
    fake.say('zhangsan', '去年立了多少件提案', { response_url: 'https://a.example/reply?code=RESPONSE' })
    const file = { url: 'https://a.example/media?k=MEDIA', aeskey: 'AESKEY' }
    fake.message({ from: { userid: 'zhangsan' }, msgtype: 'file', file })
    await answerTo('zhangsan', 2)
    fake.dropAll()
    await fake.waitFor(() => fake.subscribed() === 1)
    for (const spy of consoles) {
      expect(spy).not.toHaveBeenCalled()
      spy.mockRestore()
    }
    expect(JSON.stringify(log.lines)).not.toMatch(/a\.example|RESPONSE|MEDIA|AESKEY|提案/u)
  })
})

describe('pushes', () => {
  it('go to a group that has written before, with its kind', async () => {
    const { channel } = await bot()
    inGroup('@报告助手 你好')
    await answerTo(GROUP)
    await channel.push(GROUP, plainMessage([text('新报告已入库')]))
    expect(fake.bubbles(GROUP).at(-1)).toBe('新报告已入库')
    expect(fake.done(PUSH)[0]?.body).toMatchObject({ chatid: GROUP, chat_type: 2 })
  })

  it('are refused for a chat that never wrote, without asking the platform', async () => {
    const { channel } = await bot()
    await expect(channel.push('stranger', plainMessage([text('新报告')]))).rejects.toThrow('never written')
    expect(fake.done(PUSH)).toEqual([])
  })

  it('mark a chat as gone when the platform does not know it any more', async () => {
    const { channel, store } = await bot()
    fake.say('zhangsan', '你好')
    await answerTo('zhangsan')
    fake.answer(PUSH, { code: 93006, message: 'invalid chatid' })
    await expect(channel.push('zhangsan', plainMessage([text('新报告')]))).rejects.toThrow(ChatGone)
    expect(store.chats.get('wecom', 'zhangsan')?.dead).toBe(true)
    await expect(channel.push('zhangsan', plainMessage([text('新报告')]))).rejects.toThrow(ChatGone)
    fake.say('zhangsan', '我回来了')
    await answerTo('zhangsan', 2)
    await channel.push('zhangsan', plainMessage([text('新报告')]))
  })
})
