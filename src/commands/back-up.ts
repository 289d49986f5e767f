import { resolve } from 'node:path'
import { backUp } from '../store/backup.ts'
import { type FolderOptions, settings } from './settings.ts'
import { type Streams, writeLine } from './streams.ts'

/** `backup DIR`: copies the state into a new folder, also while the bot runs. */
export async function backUpState(target: string, options: FolderOptions, streams: Streams): Promise<number> {
  const { stateDir } = settings(options)
  backUp(resolve(stateDir), resolve(target))
  await writeLine(streams.stdout, `${stateDir} -> ${target}`)
  return 0
}
