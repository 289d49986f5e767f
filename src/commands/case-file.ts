import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import type { Question } from '../evaluation/question.ts'

const idSchema = z.object({ id: z.string() })

function isOf(line: string, id: string): boolean {
  try {
    return idSchema.parse(JSON.parse(line)).id === id
  } catch {
    // A line that somebody has written by hand stays as it is; eval says what is wrong with it.
    return false
  }
}

/** Writes a case into a question set for `eval`, one a line, in place of an older one with its id. */
export function keepCase(path: string, asked: Question): void {
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : []
  const others = lines.filter((line) => !isOf(line, asked.id))
  const temporary = `${path}.tmp`
  writeFileSync(temporary, `${[...others, JSON.stringify(asked)].join('\n')}\n`)
  renameSync(temporary, path)
}
