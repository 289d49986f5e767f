import { PassThrough } from 'node:stream'
import { run } from '../../src/commands/program.ts'

export interface Ran {
  status: number
  stdout: string
  stderr: string
}

/** Runs one command line in this process, as from a pipe. */
export async function runCommand(argv: string[], input = ''): Promise<Ran> {
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() }
  const collect = (stream: PassThrough) => {
    const parts: string[] = []
    stream.setEncoding('utf8').on('data', (part: string) => parts.push(part))
    return () => parts.join('')
  }
  const stdout = collect(streams.stdout)
  const stderr = collect(streams.stderr)
  streams.stdin.end(input)
  const status = await run(argv, streams)
  await new Promise((resolve) => setImmediate(resolve))
  return { status, stdout: stdout(), stderr: stderr() }
}
