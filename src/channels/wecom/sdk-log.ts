import type { Log } from '../../chat/channel.ts'

/** The SDK's logger interface. */
export interface SdkLog {
  debug(message: string, ...rest: unknown[]): void
  info(message: string, ...rest: unknown[]): void
  warn(message: string, ...rest: unknown[]): void
  error(message: string, ...rest: unknown[]): void
}

/** Behind these words the SDK writes whole frames: what was asked, media keys, reply addresses. */
const FRAME = /,?\s*body=[\s\S]*$/u
const ADDRESS = /\b(?:wss?|https?):\/\/\S+/gu

/**
 * A logger for the SDK that says that something happened, never what was in it: frames, addresses and further
 * arguments are dropped. All at debug, since the supervisor tells operators in its own words.
 */
export function createSdkLog(log: Log, secret: string): SdkLog {
  const write = (message: string): void => {
    const words = message.replace(FRAME, '').replace(ADDRESS, '[address]').replaceAll(secret, '[secret]')
    log.debug({ from: 'sdk' }, words)
  }
  return { debug: write, info: write, warn: write, error: write }
}
