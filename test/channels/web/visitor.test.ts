import { describe, expect, it } from 'vitest'
import { visitorOf } from '../../../src/channels/web/visitor.ts'

describe('visitorOf', () => {
  it.each([
    ['a browser here', '127.0.0.1', { host: 'localhost:8080' }, '127.0.0.1', true],
    ['a browser here by IPv6', '::1', { host: '[::1]:8080' }, '::1', true],
    ['a browser here, mapped', '::ffff:127.0.0.1', { host: '127.0.0.1' }, '::ffff:127.0.0.1', true],
    ['a phone', '10.0.0.9', { host: 'localhost' }, '10.0.0.9', false],
    [
      'a phone behind the proxy',
      '127.0.0.1',
      { host: 'localhost', 'x-forwarded-for': '1.1.1.1, 10.0.0.9' },
      '10.0.0.9',
      false,
    ],
    [
      'a phone that forges the header',
      '10.0.0.9',
      { host: 'localhost', 'x-forwarded-for': '127.0.0.1' },
      '10.0.0.9',
      false,
    ],
    [
      'a proxy that tells no address',
      '127.0.0.1',
      { host: 'localhost', forwarded: 'for=x' },
      '127.0.0.1',
      false,
    ],
    [
      'a page under a name that was bent to here',
      '127.0.0.1',
      { host: 'evil.example.org' },
      '127.0.0.1',
      false,
    ],
    ['no connection', undefined, { host: 'localhost' }, 'unknown', false],
  ])('tells %s', (_name, remote, headers: Record<string, string>, address, local) => {
    expect(visitorOf(remote, (name) => headers[name])).toEqual({ address, local })
  })
})
