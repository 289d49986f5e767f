import { FAKE_TOKEN, startFakeTelegram } from './fake-telegram.ts'
import { FAKE_BOT, FAKE_SECRET, startFakeWecom } from './fake-wecom.ts'

/** A platform under load: who may ask, what disturbs half of the chats, and what became of it. */
export interface LoadServer {
  environment: Record<string, string>
  /** Time that one question of every chat takes by the platform's own limits. */
  roundMs: number
  ready(): boolean
  ask(chat: number, question: string): void
  /** Answers that have arrived in a chat. */
  answers(chat: number): number
  /** Faults met so far. */
  faults(): number
  /** Streams that a reader still sees unfinished. */
  unfinished(): number
  violations(): readonly string[]
  stop(): Promise<void>
}

/** One in so many requests of a disturbed chat meets a fault. */
const EVERY = 12

async function telegram(): Promise<LoadServer> {
  const fake = await startFakeTelegram({ chatMs: 950 })
  let faults = 0
  fake.failWhen('sendMessage', (call, nth) => {
    if (Number(call.payload.chat_id) % 2 === 0 || nth % EVERY > 1) return null
    faults += 1
    return nth % EVERY === 0
      ? { error: 429, description: 'Too Many Requests', parameters: { retry_after: 2 } }
      : { stallMs: 1_500 }
  })
  return {
    environment: { ACCESS: 'open', TELEGRAM_BOT_TOKEN: FAKE_TOKEN, TELEGRAM_API_ROOT: fake.root },
    // Telegram's 30 a second let 200 answers out in about seven seconds.
    roundMs: 7_000,
    ready: () => fake.polls() > 1,
    ask: (chat, question) => void fake.say(chat + 1, question),
    answers: (chat) => fake.texts(chat + 1).length,
    faults: () => faults,
    unfinished: () => 0,
    violations: () => fake.violations,
    stop: fake.stop,
  }
}

async function wecom(): Promise<LoadServer> {
  const fake = await startFakeWecom()
  let faults = 0
  const kinds = [{ code: 45009 }, { lateMs: 1_500 }, { code: -1 }, { lateMs: 3_000 }]
  /** Each refusal by 45009 costs its chat a minute; once is enough to see that nothing is lost. */
  const limited = new Set<string>()
  fake.answerWhen('aibot_respond_msg', (frame, nth) => {
    const chat = fake.chatOf(frame)
    if (Number(chat) % 2 === 0 || !frame.body.stream || nth % EVERY !== 0) return null
    faults += 1
    const fault = kinds[faults % kinds.length] ?? null
    if (fault && 'code' in fault && fault.code === 45009) {
      if (limited.has(chat)) return null
      limited.add(chat)
    }
    return fault
  })
  return {
    environment: { WECOM_BOT_ID: FAKE_BOT, WECOM_BOT_SECRET: FAKE_SECRET, WECOM_WS_URL: fake.url },
    roundMs: 3_000,
    ready: () => fake.subscribed() === 1,
    ask: (chat, question) => void fake.say(String(chat), question),
    answers: (chat) => fake.bubbles(String(chat)).length,
    faults: () => faults,
    unfinished: () => fake.unfinished().length,
    violations: () => fake.violations,
    stop: fake.stop,
  }
}

/** Starts the platform of that name. */
export function startLoadServer(name: 'telegram' | 'wecom'): Promise<LoadServer> {
  return name === 'telegram' ? telegram() : wecom()
}
