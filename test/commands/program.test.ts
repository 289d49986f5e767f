import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { answerSchema } from '../../src/channels/web/schemas.ts'
import { runCommand } from './run.ts'

const REPORTS = fileURLToPath(new URL('../../data', import.meta.url))

let folder = ''
let folders: string[] = []

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenbao-commands-'))
  folders = ['--data', REPORTS, '--index', join(folder, 'index'), '--state', join(folder, 'state')]
})
afterAll(() => rm(folder, { recursive: true }))
afterEach(() => {
  vi.unstubAllEnvs()
})

describe('a command line that is wrong', () => {
  it.each([
    [['aks', '提案'], "unknown command 'aks'"],
    [['ask', '--jsno', '提案'], "unknown option '--jsno'"],
    [['ask'], 'no question given'],
    [['ask', '--jsonl', '提案'], '--jsonl reads the questions from standard input'],
    [['inspect'], "missing required argument 'path'"],
    [['inspect', '/nowhere/at/all.txt'], 'cannot be opened'],
    [['eval', 'none.jsonl'], 'none.jsonl cannot be read'],
    [['eval', 'q.jsonl', '--min-hit1', '85'], 'number from 0 to 1'],
    [['eval', 'q.jsonl', '--show', 'all'], 'whole number'],
    [['index', '--data', '/nowhere/at/all'], '--data'],
    [['index', 'extra'], 'got 1; wenbao --help'],
  ])('says in one line what is wrong with %j', async (argv, sentence) => {
    const { status, stdout, stderr } = await runCommand(argv)
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toContain(sentence)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it('shows what lies beneath only to whoever asks for it', async () => {
    vi.stubEnv('LOG_LEVEL', 'debug')
    const { stderr } = await runCommand(['inspect', '/nowhere/at/all.txt'])
    expect(stderr).toContain('ENOENT')
  })

  it('lists the commands when there is none', async () => {
    const { status, stdout } = await runCommand([])
    expect(status).toBe(1)
    for (const name of ['start', 'index', 'ask', 'inspect', 'eval']) expect(stdout).toContain(`\n  ${name} `)
  })

  it('explains itself with --help', async () => {
    expect(await runCommand(['ask', '--help'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('--jsonl'),
      stderr: '',
    })
  })
})

describe('a configuration that is wrong', () => {
  it('is told whole, by name, and ends the command', async () => {
    vi.stubEnv('WEB_PORT', 'x')
    vi.stubEnv('LOG_LEVEL', 'loud')
    const { status, stderr } = await runCommand(['ask', '提案', ...folders])
    expect(status).toBe(1)
    expect(stderr).toMatch(/WEB_PORT.+\n.+LOG_LEVEL/u)
  })

  it('is told when there is nothing to start', async () => {
    vi.stubEnv('WEB_PORT', 'off')
    const { status, stderr } = await runCommand(['start', ...folders])
    expect(status).toBe(1)
    expect(stderr).toContain('TELEGRAM_BOT_TOKEN')
  })
})

describe('index', () => {
  it('prints the reports, and as JSON what it made of each file', async () => {
    const { status, stdout } = await runCommand(['index', ...folders])
    expect(status).toBe(0)
    expect(stdout).toMatch(/\d+ reports, \d+ paragraphs/u)
    expect(stdout).toMatch(/义乌市人大常委会 +2023 /u)
    const json = JSON.parse((await runCommand(['index', '--json', ...folders])).stdout)
    expect(json.files).toHaveLength(5)
    expect(json.added).toEqual([])
  })

  it('fails when a file could not be read, but indexes the others', async () => {
    const data = join(folder, 'mixed')
    await cp(REPORTS, data, { recursive: true })
    await writeFile(join(data, '坏的.docx'), 'no archive at all')
    const { status, stdout, stderr } = await runCommand(['index', ...folders, '--data', data])
    expect(status).toBe(1)
    expect(stdout).toMatch(/义乌市人大常委会 +2023 /u)
    expect(stderr).toMatch(/^wenbao: 坏的\.docx: .+\n$/u)
  })

  it('tells metadata and words that were not taken, and lists each report once', async () => {
    const data = join(folder, 'noted')
    await cp(REPORTS, data, { recursive: true })
    await cp(join(data, '义乌市政协2023年工作报告.txt'), join(data, '又一份\n.txt'))
    await writeFile(join(data, '义乌市政协2020年工作报告.meta.yaml'), 'yaer: 2020')
    await writeFile(join(data, 'vocabulary.txt'), '助餐点')
    const { status, stdout, stderr } = await runCommand(['index', ...folders, '--data', data])
    expect(status).toBe(0)
    expect(stderr).toMatch(/^warning: 义乌市政协2020年工作报告\.txt: .*yaer.*$/mu)
    expect(stderr).toMatch(/^warning: vocabulary\.txt, line 1, .+$/mu)
    expect(stderr).toMatch(
      /^warning: 又一份 \.txt holds the same report .+$|^warning: .+ as 又一份 \.txt.+$/mu,
    )
    expect(stdout.match(/政协第十四届义乌市委员会常务委员会工作报告/gu)).toHaveLength(1)
  })

  it('tells what to do with an empty folder', async () => {
    const data = join(folder, 'empty')
    await mkdir(data)
    const { status, stderr } = await runCommand(['index', ...folders, '--data', data])
    expect(status).toBe(1)
    expect(stderr).toContain('put reports there')
  })
})

describe('ask', () => {
  it('prints the reply', async () => {
    const { status, stdout } = await runCommand(['ask', ...folders, '2023年政协立了多少件提案'])
    expect(status).toBe(0)
    expect(stdout).toContain('363件')
    expect(stdout).toContain('出处')
  })

  it('prints the answer of the contract with --json', async () => {
    const { stdout } = await runCommand(['ask', '--json', ...folders, '2023年政协立了多少件提案'])
    const answer = answerSchema.parse(JSON.parse(stdout))
    expect(answer).toMatchObject({ kind: 'answer', understood: { intent: 'number', years: [2023] } })
    expect(answer.passages[0]?.report.file).toBe('义乌市政协2023年工作报告.txt')
  })

  it('answers a batch line by line, in order, going on after a bad one', async () => {
    const input = [
      '{"id":"a","q":"那2020年呢","history":["2023年政协立了多少件提案"]}',
      '{ bad',
      '',
      '{"id":"b","q":"你好"}',
    ].join('\r\n')
    const { status, stdout } = await runCommand(['ask', '--jsonl', ...folders], input)
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(status).toBe(0)
    expect(lines.map(({ id, kind, error }) => [id, kind ?? error.slice(0, 8)])).toEqual([
      ['a', 'answer'],
      [null, 'not a JS'],
      ['b', 'chat'],
    ])
    expect(lines[0].passages[0].text).toContain('293件')
  })
})

describe('inspect', () => {
  it('shows one file as a sheet and as JSON, without indexing it', async () => {
    const file = join(REPORTS, '永康市政协2024年工作综述.txt')
    const { status, stdout } = await runCommand(['inspect', file, ...folders])
    expect(status).toBe(0)
    expect(stdout).toContain('2024')
    const { files } = JSON.parse((await runCommand(['inspect', file, '--json', ...folders])).stdout)
    expect(files).toHaveLength(1)
    expect(files[0]).toMatchObject({ file: '永康市政协2024年工作综述.txt', error: null })
    expect(files[0].reports[0].paragraphs.length).toBeGreaterThan(5)
  })

  it('shows a whole folder', async () => {
    const { files } = JSON.parse((await runCommand(['inspect', REPORTS, '--json', ...folders])).stdout)
    expect(files.map(({ file }: { file: string }) => file)).toHaveLength(5)
  })

  it('fails when a file could not be read', async () => {
    const file = join(folder, 'broken.pdf')
    await writeFile(file, '%PDF-1.7 and then nothing')
    const { status, stdout, stderr } = await runCommand(['inspect', file, '--json'])
    expect(status).toBe(1)
    expect(JSON.parse(stdout).files[0].error).toEqual(expect.any(String))
    expect(stderr).toContain('broken.pdf')
  })
})

describe('eval', () => {
  const questions = [
    '{"id":"1","q":"2023年政协立了多少件提案","type":"number","docs":["A"],"gold":["共立提案363件"],"answer":"363件"}',
    '{"id":"2","q":"火星上有几个委员","type":"unanswerable","docs":[]}',
  ].join('\n')

  it('prints figures per type, and as JSON with what failed', async () => {
    const path = join(folder, 'questions.jsonl')
    const map = join(folder, 'docs.json')
    await writeFile(path, questions)
    await writeFile(map, '{"A":"政协2023年"}')
    const { status, stdout } = await runCommand(['eval', path, '--docs', map, ...folders])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^number +1 +1\.000 +1\.000 +1\.000/mu)
    const json = JSON.parse((await runCommand(['eval', path, '--json', '--docs', map, ...folders])).stdout)
    expect(json.all).toMatchObject({ n: 2, hit1: 1, false_decline: 0 })
    expect(json.types.number.hit1).toBe(1)
  })

  it('fails below a floor and says which', async () => {
    const path = join(folder, 'wrong.jsonl')
    await writeFile(path, questions.replace('"docs":["A"]', '"docs":["别的报告"]'))
    const { status, stdout, stderr } = await runCommand([
      'eval',
      path,
      '--min-hit1',
      '0.5',
      '--show',
      '3',
      ...folders,
    ])
    expect(status).toBe(1)
    expect(stderr).toBe('wenbao: hit1 is 0.000, at least 0.5 was asked for\n')
    expect(stdout).toContain('1 number miss: 2023年政协立了多少件提案')
  })

  it('names the line of a question set that is broken', async () => {
    const path = join(folder, 'broken.jsonl')
    await writeFile(path, `${questions}\n{"id":3}`)
    const { status, stderr } = await runCommand(['eval', path, ...folders])
    expect(status).toBe(1)
    expect(stderr).toContain('line 3')
  })
})
