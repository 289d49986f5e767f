import { randomBytes } from 'node:crypto'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { download, fileName } from '../../../src/channels/wecom/download.ts'
import { encryptMedia } from '../../support/media-server.ts'
import { createLogBook } from '../../support/telegram-bot.ts'

const CONTENT = Buffer.from('各位委员：现在，我代表常务委员会作工作报告。', 'utf8')
const KEY = randomBytes(32)

const encrypted = (content: Buffer): Buffer => encryptMedia(content, KEY)

let server: Server
let url: string
let requests: number
let serve: (response: ServerResponse, nth: number) => void
let log: ReturnType<typeof createLogBook>

beforeEach(async () => {
  requests = 0
  log = createLogBook()
  serve = (response) => response.end(encrypted(CONTENT))
  server = createServer((_request, response) => {
    requests += 1
    serve(response, requests)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/media?secret=abc`
})

afterEach(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  expect(JSON.stringify(log.lines)).not.toMatch(/127\.0\.0\.1|secret=/u)
})

function get(limit = 1_000, key = KEY.toString('base64')) {
  return download(JSON.stringify({ url, key }), limit, { log, retryMs: [5, 5], limitMs: 400 })
}

describe('download', () => {
  it.each([KEY.toString('base64'), KEY.toString('base64').replace(/=+$/u, '')])(
    'decrypts the file, also with a key without its tail (%#)',
    async (key) => {
      expect(Buffer.from((await get(1_000, key)).bytes)).toEqual(CONTENT)
    },
  )

  it('tries again when the server is not ready yet', async () => {
    serve = (response, nth) => (nth < 3 ? response.writeHead(503).end() : response.end(encrypted(CONTENT)))
    expect((await get()).bytes).toHaveLength(CONTENT.length)
  })

  it('says that the address has expired after three tries', async () => {
    serve = (response) => response.writeHead(404).end()
    await expect(get()).rejects.toThrow('重新发送')
    expect(requests).toBe(3)
  })

  it('stops reading at the limit, whatever length was told', async () => {
    serve = (response) => {
      response.writeHead(200)
      const more = setInterval(() => response.write(Buffer.alloc(1_000)), 1)
      response.on('close', () => clearInterval(more))
    }
    await expect(get(5_000)).rejects.toThrow('太大')
    serve = (response) => response.writeHead(200, { 'content-length': '9999999' }).write('x')
    await expect(get(5_000)).rejects.toThrow('太大')
    expect(requests).toBe(2)
  })

  it('gives up a server that never ends', async () => {
    serve = (response) => response.writeHead(200).write('x')
    await expect(get()).rejects.toThrow('重新发送')
  })

  it('says that a file with the wrong key cannot be opened', async () => {
    await expect(get(1_000, randomBytes(32).toString('base64'))).rejects.toThrow('打不开')
  })

  it.each(['', '{}', '{"url":"file:///etc/passwd","key":""}', 'null'])(
    'fetches nothing for %j',
    async (ref) => {
      await expect(download(ref, 10, { log })).rejects.toThrow('重新发送')
      expect(requests).toBe(0)
    },
  )
})

describe('fileName', () => {
  it.each([
    [null, null],
    ['attachment', null],
    ['attachment; filename="a b.txt"', 'a b.txt'],
    ['attachment; filename=报告.txt'.replace('报告', Buffer.from('报告').toString('latin1')), '报告.txt'],
    ["attachment; filename*=UTF-8''%E6%8A%A5%E5%91%8A.docx", '报告.docx'],
    ['attachment; filename="%E6%8A%A5%E5%91%8A.docx"', '报告.docx'],
    ['attachment; filename="100%.txt"', '100%.txt'],
    ['attachment; filename="..%2F..%2Fetc%2Fpasswd"', 'passwd'],
    [
      'attachment; filename="C:\\\\dir\\\\报.txt"'.replace('报', Buffer.from('报').toString('latin1')),
      '报.txt',
    ],
    ['attachment; filename=".."', null],
    ['attachment; filename=""', null],
    ['attachment; filename="x.txt"; filename*=UTF-8\'\'y.txt', 'y.txt'],
  ])('reads %j as %j', (header, name) => {
    expect(fileName(header)).toBe(name)
  })

  it('keeps the ending of a name that is too long', () => {
    expect(fileName(`attachment; filename="${'x'.repeat(300)}.docx"`)).toMatch(/\.docx$/u)
  })
})
