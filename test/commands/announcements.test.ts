import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openAnnouncements } from '../../src/commands/announcements.ts'
import { readConfig } from '../../src/config.ts'
import { createLogger } from '../../src/logger.ts'
import { readWebhook } from '../../src/notifications/webhook.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { engineOver, reportsOf } from '../support/library.ts'
import { MADE_UP } from '../support/made-up-reports.ts'
import { removeState } from '../support/telegram-bot.ts'

const OLD = '苍岭政协2022.txt'
const NEW = '苍岭政协2023.txt'
const HOOK = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key='

let dir: string
let store: Store

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'wenbao-announce-'))
  store = openStore(dir)
})
afterEach(() => {
  store.close()
  removeState(dir)
})

function seen(chat: string, words: readonly string[]) {
  store.chats.seen({ channel: 'wecom', chat, kind: 'group', title: null, lastUser: 'u', lastSeen: 1 })
  for (const word of words) store.subscriptions.add('wecom', chat, word, 1)
}

/** Lets a new report come, and gives who is to hear of it, by which words. */
async function announced(webhooks: readonly string[]) {
  const config = readConfig({ STATE_DIR: dir, DATA_DIR: dir, WECOM_WEBHOOK_URLS: webhooks.join() })
  const only = (...files: string[]) =>
    engineOver(reportsOf(Object.fromEntries(files.map((file) => [file, MADE_UP[file] ?? '']))))
  let engine = only(OLD)
  const announcements = openAnnouncements({
    config,
    store,
    access: { allowed: ({ chat }) => chat !== 'refused' },
    channels: () => [],
    engine: () => engine,
    link: () => null,
    now: () => 1_000,
    log: createLogger({ level: 'silent', secrets: [], pretty: false }),
  })
  await announcements.update()
  engine = only(OLD, NEW)
  await announcements.update()
  return store.deliveries.waiting().map(({ channel, chat, words }) => [channel, chat, words.sort()])
}

describe('a new report', () => {
  it('is told a chat once, whichever of its words the report holds', async () => {
    seen('wr1', ['提案', '协商', '火星'])
    seen('wr2', ['火星'])
    seen('refused', [''])
    expect(await announced([])).toEqual([['wecom', 'wr1', ['协商', '提案']]])
  })

  it('never reaches a group both by push and by its webhook', async () => {
    seen('wr1', [''])
    const [own, other, unnamed] = [`${HOOK}a#wr1`, `${HOOK}b#wr2`, `${HOOK}c`]
    expect(await announced([own, other, unnamed])).toEqual([
      ['wecom', 'wr1', ['']],
      ['webhook', readWebhook(other).id, ['']],
      ['webhook', readWebhook(unnamed).id, ['']],
    ])
  })
})
