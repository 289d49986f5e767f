import { type Config, loadEnvironment, readConfig, setTimeZone } from '../config.ts'

/** Options that every command knows; they override the variable of the same name. */
export interface FolderOptions {
  data?: string
  index?: string
  state?: string
}

/** The configuration of this run: `.env`, the process's variables, and over them the folders given as options. */
export function settings(options: FolderOptions): Config {
  const env = loadEnvironment()
  const config = readConfig({
    ...env,
    DATA_DIR: options.data ?? env.DATA_DIR,
    INDEX_DIR: options.index ?? env.INDEX_DIR,
    STATE_DIR: options.state ?? env.STATE_DIR,
  })
  setTimeZone(config.timeZone)
  return config
}
