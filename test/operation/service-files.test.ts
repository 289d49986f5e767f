import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const settings = (unit: string) =>
  new Map([...unit.matchAll(/^(\w+)=(.*)$/gmu)].map(([, name = '', value = '']) => [name, value]))

describe('the systemd unit', () => {
  const unit = settings(read('src/operation/wenbao.service'))

  it('runs the built program as a user of its own', () => {
    expect(unit.get('User')).toBe('wenbao')
    expect(unit.get('ExecStart')).toBe('/usr/bin/node dist/main.js start')
  })

  it('keeps what must not be lost where it may write, and gives the program longer than it takes to stop', () => {
    expect(unit.get('StateDirectory')).toBe('wenbao')
    expect(unit.get('Environment')).toContain('STATE_DIR=/var/lib/wenbao/state')
    expect(Number(unit.get('TimeoutStopSec'))).toBeGreaterThan(10)
  })
})

describe('the Dockerfile', () => {
  const file = read('src/operation/Dockerfile')

  it('runs as a user without rights, and asks /healthz whether all is well', () => {
    const last = file.slice(file.lastIndexOf('FROM '))
    expect(last).toMatch(/^USER node$/mu)
    expect(last).toMatch(/^HEALTHCHECK [\s\S]*\/healthz/mu)
  })

  it('starts from a Node.js the program runs on', () => {
    const least = Number(/>=(\d+)/u.exec(JSON.parse(read('package.json')).engines.node)?.[1])
    for (const [, version] of file.matchAll(/^FROM node:(\d+)/gmu))
      expect(Number(version)).toBeGreaterThanOrEqual(least)
  })

  it('copies files that there are', () => {
    const ignored = read('src/operation/Dockerfile.dockerignore').split('\n')
    for (const name of ['package.json', 'package-lock.json', 'tsconfig.build.json', 'src']) {
      expect(file).toContain(name)
      expect(ignored).not.toContain(name)
    }
  })
})
