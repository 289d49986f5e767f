import { afterEach, beforeEach, expect } from 'vitest'
import { FAKE_TOKEN, type FakeTelegram, startFakeTelegram } from './fake-telegram.ts'
import { removeState, startTestBot, type TestBot, type TestBotOptions } from './telegram-bot.ts'

/** A fake Telegram for each test of a file, and the bots around it; both are cleared away after the test. */
export interface TelegramYard {
  readonly fake: FakeTelegram
  /** Makes a bot without starting it. */
  make(options?: TestBotOptions): TestBot
  /** Starts a bot and waits until it hears Telegram. */
  bot(options?: TestBotOptions): Promise<TestBot>
  /** Puts another server in the place of this one, before any bot is started. */
  replaceFake(options: Parameters<typeof startFakeTelegram>[0]): Promise<void>
  /** Leaves bots that the test has stopped itself. */
  forgetBots(): void
  /** Asks in a chat and waits for the answer. */
  answers(chat?: number): Promise<void>
  /** Time in which the bot could say what it should not say. */
  quiet(ms?: number): Promise<void>
}

/** Sets the yard up for the tests of this file, and checks after each that no rule of Telegram was broken. */
export function useTelegramYard(): TelegramYard {
  let fake: FakeTelegram
  let bots: TestBot[] = []
  let dirs: string[] = []

  beforeEach(async () => {
    fake = await startFakeTelegram()
    bots = []
    dirs = []
  })

  afterEach(async () => {
    for (const one of bots) await one.stop()
    await fake.stop()
    for (const dir of dirs) removeState(dir)
    expect(fake.violations).toEqual([])
    expect(fake.unansweredCallbacks()).toEqual([])
    expect(JSON.stringify(bots.map((one) => one.log.lines))).not.toContain(FAKE_TOKEN.split(':')[1])
  })

  const make = (options: TestBotOptions = {}): TestBot => {
    const started = startTestBot(fake.root, options)
    bots.push(started)
    dirs.push(started.dir)
    return started
  }

  return {
    get fake() {
      return fake
    },
    make,
    bot: async (options) => {
      const started = make(options)
      await started.channel.start()
      await fake.waitFor(() => started.channel.status() === 'up')
      return started
    },
    replaceFake: async (options) => {
      await fake.stop()
      fake = await startFakeTelegram(options)
    },
    forgetBots: () => {
      bots = []
    },
    answers: async (chat = 5) => {
      const before = fake.texts(chat).length
      fake.say(chat, '去年立了多少件提案')
      await fake.waitFor(() => fake.texts(chat).length === before + 1)
    },
    quiet: (ms = 300) => new Promise((resolve) => setTimeout(resolve, ms)),
  }
}
