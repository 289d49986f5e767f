import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepCase } from '../../src/commands/case-file.ts'
import { questionSchema } from '../../src/evaluation/question.ts'
import { MADE_UP } from '../support/made-up-reports.ts'
import { runCommand } from './run.ts'

const REPORT = '苍岭政协2023.txt'

let dir: string
let path: string

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'wenbao-cases-'))
  path = join(dir, 'eval-cases.jsonl')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const asked = (id: string, q: string, gold: string[]) =>
  questionSchema.parse({
    id,
    q,
    type: gold.length > 0 ? 'topic' : 'unanswerable',
    docs: gold.length > 0 ? [REPORT] : [],
    gold,
  })

it('holds cases that eval runs as they are', async () => {
  mkdirSync(join(dir, 'data'))
  writeFileSync(join(dir, 'data', REPORT), MADE_UP[REPORT] ?? '')
  keepCase(path, asked('case-1', '收到多少提案', ['全年收到提案257件']))
  keepCase(path, asked('case-2', '火星上有几个委员', []))
  const folders = ['data', 'index', 'state'].flatMap((name) => [`--${name}`, join(dir, name)])
  const { status, stdout } = await runCommand(['eval', path, '--json', ...folders])
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ all: { hit1: 1, decline: 1 } })
})

it('keeps a question once, in its newest form, and lines of others as they are', () => {
  writeFileSync(path, '{"written":"by hand"}\nno json')
  keepCase(path, asked('case-1', '收到多少提案', ['提案257件']))
  keepCase(path, asked('case-1', '收到多少提案', []))
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  expect(lines.slice(0, 2)).toEqual(['{"written":"by hand"}', 'no json'])
  expect(lines.slice(2).map((line) => JSON.parse(line).type)).toEqual(['unanswerable'])
})
