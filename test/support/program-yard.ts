import { chmodSync, cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { type Program, programFolder, REPORTS, startProgram } from './announcing-program.ts'
import { type FakeTelegram, startFakeTelegram } from './fake-telegram.ts'

/** A fake Telegram and folders for each test of a file, and the programs it starts there; cleared away after the test. */
export interface ProgramYard {
  readonly telegram: FakeTelegram
  readonly place: ReturnType<typeof programFolder>
  /** Starts the program there, without waiting until it answers. */
  start(env?: Record<string, string>, how?: Parameters<typeof startProgram>[3]): Program
}

/** Sets the yard up for the tests of this file, with some of the project's reports. */
export function useProgramYard(reports: readonly string[]): ProgramYard {
  let telegram: FakeTelegram
  let place: ReturnType<typeof programFolder>
  let running: Program[] = []
  const folders = () => ['data', 'index', 'state'].map((name) => join(place.folder, name))

  beforeEach(async () => {
    telegram = await startFakeTelegram()
    place = programFolder()
    running = []
    for (const folder of folders()) mkdirSync(folder)
    for (const report of reports) cpSync(join(REPORTS, report), join(place.data, report))
  })

  afterEach(async () => {
    for (const program of running) if (program.child.exitCode === null) await program.kill()
    await telegram.stop()
    // A test may have made them read-only.
    for (const folder of folders()) chmodSync(folder, 0o755)
    place.remove()
  })

  return {
    get telegram() {
      return telegram
    },
    get place() {
      return place
    },
    start(env = {}, how = {}) {
      const program = startProgram(place.folder, telegram.root, env, how)
      running.push(program)
      return program
    },
  }
}
