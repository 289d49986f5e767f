import { createCipheriv, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Encrypts as WeCom does: AES-256-CBC, the key's first half as IV, padded to 32 bytes. */
export function encryptMedia(content: Buffer, key: Buffer): Buffer {
  const padding = 32 - (content.length % 32)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([
    cipher.update(Buffer.concat([content, Buffer.alloc(padding, padding)])),
    cipher.final(),
  ])
}

/** Serves one encrypted file over HTTP, under whatever name its head claims. */
export async function startMediaServer(content: Buffer, disposition: string) {
  const key = randomBytes(32)
  const server = createServer((_request, response) => {
    response.setHeader('content-disposition', disposition)
    response.end(encryptMedia(content, key))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    /** What a file message carries. */
    file: {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/media`,
      aeskey: key.toString('base64'),
    },
    stop: () => server.close(),
  }
}
