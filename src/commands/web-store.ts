import { AppError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import { openStore, type Store } from '../store/store.ts'

/**
 * Opens the state for a page without chat channels, so that 👍👎 and unanswered questions are kept. Where another
 * wenbao has the folder, or it cannot be written, the page answers all the same and keeps nothing: null.
 */
export function openWebStore(stateDir: string, conversationDays: number, log: Logger): Store | null {
  try {
    const store = openStore(stateDir)
    store.forgetOld(Date.now(), conversationDays)
    return store
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    log.warn(`Votes on answers are not kept: ${error.message}`)
    return null
  }
}
