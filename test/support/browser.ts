import chromium from '@sparticuz/chromium'
import { type Browser, chromium as engine } from 'playwright-core'

/** Flags for a cloud function that would weaken what is tested, or end the browser with its first window. */
const LOOSE = /^--(single-process|no-zygote|headless|disable-web-security|allow-running-insecure-content)/u

/**
 * Starts the Chromium that comes with the development packages; nothing is downloaded. Gives null, and says why on
 * stderr, where this machine cannot run it.
 */
export async function startBrowser(): Promise<Browser | null> {
  try {
    return await engine.launch({
      args: chromium.args.filter((flag) => !LOOSE.test(flag)),
      executablePath: await chromium.executablePath(),
      headless: true,
      timeout: 20_000,
    })
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
    process.stderr.write(`the browser tests are skipped: Chromium does not start on this machine (${why})\n`)
    return null
  }
}
