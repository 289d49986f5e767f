#!/usr/bin/env node
import { run } from './commands/program.ts'

// A reader that stops early (| head) ends the program quietly instead of with a broken-pipe trace.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await run(process.argv.slice(2), process)
