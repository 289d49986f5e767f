import { describe, expect, it } from 'vitest'
import { createDoor } from '../../../src/channels/web/door.ts'

const DAY = 86_400_000
const WEEK = 7 * DAY
const MONDAY = 2_900 * WEEK

describe('createDoor', () => {
  const door = createDoor('a secret for tests')

  it('admits with this week’s code however it is typed, and with last week’s', () => {
    const code = door.code(MONDAY)
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/u)
    for (const typed of [code, code.toLowerCase(), ` ${code.replace('-', ' ')} `, code.replace('-', '')])
      expect(door.admits(typed, MONDAY + WEEK - 1), typed).toBe(true)
    expect(door.admits(code, MONDAY + WEEK)).toBe(true)
    expect(door.admits(code, MONDAY + 2 * WEEK)).toBe(false)
  })

  it.each(['', '-', 'AAAA-AAAA', '0'])('does not admit with %j', (code) => {
    expect(door.admits(code, MONDAY)).toBe(false)
  })

  it('knows its own passes until they run out, and no others', () => {
    const { value, seconds } = door.pass(MONDAY)
    expect(door.knows(value, MONDAY + seconds * 1000 - 1)).toBe(true)
    expect(door.knows(value, MONDAY + seconds * 1000)).toBe(false)
    const later = `${MONDAY * 2}.${value.split('.')[1]}`
    for (const forged of [undefined, '', later, `${value}x`, createDoor('another secret').pass(MONDAY).value])
      expect(door.knows(forged, MONDAY), String(forged)).toBe(false)
  })
})
