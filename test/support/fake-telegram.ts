import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ApiCall, Fault } from './api-call.ts'
import { createUpdateQueue } from './fake-updates.ts'
import { createMessageCheck } from './telegram-rules.ts'

export interface FakeTelegram {
  root: string
  calls: ApiCall[]
  /** Calls that the server carried out, by method. */
  done(method: string): ApiCall[]
  /** Texts that arrived in a chat, oldest first. */
  texts(chat: number): string[]
  /** The next calls of the method meet these faults, one each. */
  fail(method: string, ...faults: Fault[]): void
  /** Every call of the method is asked first. */
  failWhen(method: string, rule: (call: ApiCall, nth: number) => Fault | null): void
  say(chat: number, text: string, extra?: Record<string, unknown>): number
  press(chat: number, data: string, extra?: Record<string, unknown>): string
  update(body: Record<string, unknown>): number
  /** Keeps a file to be fetched; its size may be told wrongly. */
  keep(fileId: string, bytes: Uint8Array, toldBytes?: number): void
  /** Deliver an update that has been confirmed once more. */
  again(updateId: number): void
  /** The first row and button with that label in the last message with buttons. */
  button(label: string): string
  waitFor<T>(what: () => T | null | undefined | false, ms?: number): Promise<T>
  /** What the bot did against the rules of the platform; must be empty at the end. */
  violations: string[]
  unansweredCallbacks(): string[]
  /** Updates handed out but not confirmed by a higher offset, and those not handed out. */
  unconfirmed(): number
  polls(): number
  goDark(): Promise<void>
  comeBack(): Promise<void>
  stop(): Promise<void>
}

const TOKEN = '123456:TEST-token_abc'
export const FAKE_TOKEN = TOKEN
export const BOT_ID = 123456
export const BOT_NAME = 'WenbaoTestBot'
function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => resolve(body))
    request.on('error', () => resolve(body))
  })
}

/** Starts a Bot API server on 127.0.0.1 that keeps Telegram's rules and breaks when told to. */
export async function startFakeTelegram(
  options: { hearsGroups?: boolean; chatMs?: number } = {},
): Promise<FakeTelegram> {
  const calls: ApiCall[] = []
  const carried: ApiCall[] = []
  const planned = new Map<string, Fault[]>()
  const rules = new Map<string, (call: ApiCall, nth: number) => Fault | null>()
  const seenByRule = new Map<string, number>()
  const violations: string[] = []
  const callbacks = new Map<string, boolean>()
  const files = new Map<string, { bytes: Uint8Array; toldBytes: number }>()
  let nextMessage = 1
  let pressed = 0
  const queue = createUpdateQueue()
  let server = createServer()
  let port = 0

  const checkMessage = createMessageCheck(violations, options.chatMs ?? 0)

  const known = { id: BOT_ID, is_bot: true, first_name: '问报', username: BOT_NAME }

  const carryOut = (call: ApiCall): object | Fault => {
    const { method, payload } = call
    switch (method) {
      case 'getMe':
        return {
          ok: true,
          result: {
            ...known,
            can_join_groups: true,
            can_read_all_group_messages: options.hearsGroups ?? true,
            supports_inline_queries: false,
          },
        }
      case 'sendMessage':
      case 'editMessageText': {
        const fault = checkMessage(call)
        if (fault) return fault
        carried.push(call)
        nextMessage += 1
        return {
          ok: true,
          result: {
            message_id: nextMessage,
            date: 0,
            chat: { id: Number(payload.chat_id), type: 'private' },
            text: payload.text,
          },
        }
      }
      case 'answerCallbackQuery':
        if (callbacks.get(payload.callback_query_id)) violations.push('a callback answered twice')
        callbacks.set(payload.callback_query_id, true)
        if ((payload.text ?? '').length > 200) violations.push('a toast over 200 characters')
        break
      case 'getFile': {
        const known = files.get(payload.file_id)
        if (!known) return { error: 400, description: 'Bad Request: invalid file_id' }
        if (known.toldBytes > 20 * 1024 * 1024)
          return { error: 400, description: 'Bad Request: file is too big' }
        carried.push(call)
        return {
          ok: true,
          result: {
            file_id: payload.file_id,
            file_size: known.toldBytes,
            file_path: `documents/${payload.file_id}`,
          },
        }
      }
      case 'setMyCommands':
        for (const command of payload.commands)
          if (!/^[a-z0-9_]{1,32}$/u.test(command.command) || !command.description)
            violations.push(`command ${command.command}`)
        break
    }
    carried.push(call)
    return { ok: true, result: true }
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const file = /^\/file\/bot123456:TEST-token_abc\/documents\/(\w+)/u.exec(request.url ?? '')?.[1]
    if (file) {
      response.writeHead(200, { 'content-type': 'application/octet-stream' })
      response.end(files.get(file)?.bytes)
      return
    }
    const method = /^\/bot123456:TEST-token_abc\/(\w+)/u.exec(request.url ?? '')?.[1]
    const body = await readBody(request)
    const reply = (answer: object | Fault): void => {
      if (response.writableEnded || response.destroyed) return
      if ('error' in answer) {
        const {
          error,
          description = 'error',
          parameters,
        } = answer as { error: number; description?: string; parameters?: object }
        response.writeHead(error, { 'content-type': 'application/json' })
        response.end(
          JSON.stringify({
            ok: false,
            error_code: error,
            description,
            ...(parameters ? { parameters } : {}),
          }),
        )
        return
      }
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer))
    }
    if (!method) return reply({ error: 401, description: 'Unauthorized' })
    const call: ApiCall = { method, payload: body ? JSON.parse(body) : {}, at: Date.now() }
    calls.push(call)
    const nth = (seenByRule.get(method) ?? 0) + 1
    seenByRule.set(method, nth)
    const fault = planned.get(method)?.shift() ?? rules.get(method)?.(call, nth) ?? null
    if (fault && 'never' in fault) return
    if (fault && 'reset' in fault) {
      request.socket.destroy()
      return
    }
    if (fault && 'raw' in fault) {
      response.writeHead(fault.status ?? 200, { 'content-type': 'text/html' })
      response.end(fault.raw)
      return
    }
    if (fault && 'error' in fault) return reply(fault)
    if (fault && 'stallMs' in fault) await new Promise((resolve) => setTimeout(resolve, fault.stallMs))
    if (method === 'getUpdates') {
      response.once('close', () => {
        if (!response.writableEnded) queue.hangUp()
      })
      return queue.poll(call, reply)
    }
    const answer = carryOut(call)
    if (fault && 'afterMs' in fault && fault.afterMs)
      await new Promise((resolve) => setTimeout(resolve, fault.afterMs))
    reply(answer)
  }

  const listen = () =>
    new Promise<void>((resolve) => {
      server = createServer((request, response) => {
        handle(request, response).catch((error) => violations.push(`the fake server broke: ${error}`))
      })
      server.listen(port, '127.0.0.1', () => {
        port = (server.address() as AddressInfo).port
        resolve()
      })
    })
  const close = () =>
    new Promise<void>((resolve) => {
      queue.hangUp()
      server.close(() => resolve())
      server.closeAllConnections()
    })

  const update = queue.push

  const chatOf = (chat: number) =>
    chat < 0
      ? { id: chat, type: 'supergroup', title: '政协小组' }
      : { id: chat, type: 'private', first_name: '王芳', username: 'wangfang' }

  await listen()
  return {
    root: `http://127.0.0.1:${port}`,
    calls,
    done: (method) => carried.filter((call) => call.method === method),
    texts: (chat) =>
      carried
        .filter((call) => 'text' in call.payload && String(call.payload.chat_id) === String(chat))
        .map((call) => call.payload.text),
    fail: (method, ...faults) => {
      planned.set(method, [...(planned.get(method) ?? []), ...faults])
    },
    failWhen: (method, rule) => {
      seenByRule.set(method, 0)
      rules.set(method, rule)
    },
    say: (chat, text, extra = {}) => {
      nextMessage += 1
      const { from, ...message } = extra
      return update({
        message: {
          message_id: nextMessage,
          date: Math.floor(Date.now() / 1000),
          chat: chatOf(chat),
          from: from ?? { id: chat < 0 ? 77 : chat, is_bot: false, first_name: '王芳' },
          text,
          ...message,
        },
      })
    },
    press: (chat, data, extra = {}) => {
      pressed += 1
      const id = `cb${pressed}`
      callbacks.set(id, false)
      update({
        callback_query: {
          id,
          from: { id: chat < 0 ? 77 : chat, is_bot: false, first_name: '王芳' },
          chat_instance: '1',
          message: { message_id: nextMessage, date: 1, chat: chatOf(chat), text: '…' },
          data,
          ...extra,
        },
      })
      return id
    },
    update,
    keep: (fileId, bytes, toldBytes = bytes.length) => {
      files.set(fileId, { bytes, toldBytes })
    },
    again: queue.again,
    button: (label) => {
      for (const call of [...carried].reverse())
        for (const row of call.payload.reply_markup?.inline_keyboard ?? [])
          for (const button of row) if (button.text === label) return button.callback_data
      throw new Error(`no button ${label}`)
    },
    waitFor: async (what, ms = 5_000) => {
      const until = Date.now() + ms
      for (;;) {
        const found = what()
        if (found) return found
        if (Date.now() > until) throw new Error(`waited ${ms} ms in vain for ${what}`)
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
    },
    violations,
    unansweredCallbacks: () => [...callbacks].filter(([, answered]) => !answered).map(([id]) => id),
    unconfirmed: queue.unconfirmed,
    polls: () => calls.filter((call) => call.method === 'getUpdates').length,
    goDark: close,
    comeBack: listen,
    stop: close,
  }
}
