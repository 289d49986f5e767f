import type { Readable, Writable } from 'node:stream'

/** What a command reads and writes: results to stdout, everything else to stderr. `process` is one. */
export interface Streams {
  stdin: Readable & { isTTY?: boolean }
  stdout: Writable & { isTTY?: boolean }
  stderr: Writable & { isTTY?: boolean }
}

/** Writes warnings to stderr, one line each. */
export function warningTo(streams: Streams): (message: string) => void {
  return (message) => streams.stderr.write(`warning: ${oneLine(message)}\n`)
}

/** Text for one line: names of files may hold line breaks and other control characters. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ')
}

/** Writes one line and waits while a slow reader (a pipe, a phone's ssh) has not taken it. */
export async function writeLine(stream: Writable, line: string): Promise<void> {
  if (!stream.write(`${line}\n`)) await new Promise<void>((resolve) => stream.once('drain', resolve))
}
