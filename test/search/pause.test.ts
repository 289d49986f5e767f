import { describe, expect, it } from 'vitest'
import { createPause } from '../../src/search/pause.ts'

describe('a pause', () => {
  it('lets everything else have its turn once the work has taken long, and not before', async () => {
    let time = 0
    const pause = createPause(() => time)
    let turns = 0
    setImmediate(() => {
      turns += 1
    })
    time = 1
    await pause()
    expect(turns).toBe(0)
    time = 100
    await pause()
    expect(turns).toBe(1)
  })

  it('counts anew after each turn', async () => {
    let time = 100
    const pause = createPause(() => time)
    time = 200
    await pause()
    let turns = 0
    setImmediate(() => {
      turns += 1
    })
    time = 201
    await pause()
    expect(turns).toBe(0)
  })
})
