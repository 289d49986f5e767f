import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Program, programFolder, REPORTS, startProgram } from '../support/announcing-program.ts'
import { FAKE_BOT, FAKE_SECRET, type FakeWecom, startFakeWecom } from '../support/fake-wecom.ts'
import { startMediaServer } from '../support/media-server.ts'

const OLD = '永康市政协2024年工作综述.txt'
const NEW = '义乌市政协2023年工作报告.txt'

let fake: FakeWecom
let place: ReturnType<typeof programFolder>
let program: Program

beforeEach(async () => {
  fake = await startFakeWecom()
  place = programFolder()
  mkdirSync(place.data, { recursive: true })
  cpSync(join(REPORTS, OLD), join(place.data, OLD))
  program = startProgram(place.folder, null, {
    WECOM_BOT_ID: FAKE_BOT,
    WECOM_BOT_SECRET: FAKE_SECRET,
    WECOM_WS_URL: fake.url,
    ADMINS: 'wecom:boss',
  })
  await program.line('"ready"')
  await fake.waitFor(() => fake.subscribed() === 1, 20_000)
})
afterEach(async () => {
  await program.kill()
  await fake.stop()
  place.remove()
  expect(fake.violations).toEqual([])
  expect(fake.unfinished()).toEqual([])
})

const shown = (chat: string) => fake.bubbles(chat).join('\n')

function press(user: string, label: string): void {
  const card = fake.cards(user).at(-1)
  const key = card.button_list.find((button: { text: string }) => button.text === label).key
  fake.event(
    {
      eventtype: 'template_card_event',
      template_card_event: { card_type: 'button_interaction', event_key: key, task_id: card.task_id },
    },
    { from: { userid: user }, chattype: 'single' },
  )
}

describe('a report that an admin sends in WeCom', { timeout: 90_000 }, () => {
  it('is decrypted, shown, taken in under a name of its own, and told to the others', async () => {
    const media = await startMediaServer(
      readFileSync(join(REPORTS, NEW)),
      'attachment; filename="../../etc/%E6%8A%A5%E5%91%8A.txt"',
    )
    const send = (user: string) => fake.message({ from: { userid: user }, msgtype: 'file', file: media.file })
    try {
      fake.say('zhangsan', '订阅')
      await fake.waitFor(() => shown('zhangsan').includes('已订阅所有新报告'), 20_000)
      send('lisi')
      await fake.waitFor(() => shown('lisi').includes('由管理员来做'), 20_000)
      send('boss')
      await fake.waitFor(() => shown('boss').includes('请核对读到的内容'), 20_000)
      await fake.waitFor(() => fake.cards('boss').length > 0)
      press('boss', '确认收录')
      await fake.waitFor(() => shown('zhangsan').includes('363件'), 30_000)
      expect(existsSync(join(place.data, NEW))).toBe(true)
      expect(program.lines.join('\n')).not.toContain(media.file.aeskey)
    } finally {
      media.stop()
    }
  })
})
