import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Question, questionSchema, type Shown } from '../../src/evaluation/question.ts'
import { mark } from '../../src/evaluation/score.ts'
import { totals } from '../../src/evaluation/totals.ts'

// The question sets come with a scorer of their own, which stands beside the project, not in it.
const SCORER = fileURLToPath(new URL('../../../shared/eval/score.py', import.meta.url))
const canRun = existsSync(SCORER) && spawnSync('python3', ['--version']).status === 0

const SETS = ['dev', 'provinces', 'national']

/** Small steps of a fixed sequence (Park and Miller's), so that every run makes the same answers. */
function createChance(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

/** An answer that is right in some ways and wrong in others, as chance has it. */
function inventedAnswer(question: Question, chance: (below: number) => number): Shown {
  const golds = [...question.gold, ...question.gold_any]
  const passages = Array.from({ length: chance(5) }, () => {
    const gold = golds[chance(golds.length + 1)] ?? '别的话'
    const text = `${'前'.repeat(chance(3) * 300)} ${gold}。${question.answer}`
    const file = chance(4) === 0 ? '别的报告.txt' : `${question.docs[0] ?? ''}_x.txt`
    return {
      text: chance(3) === 0 ? gold.slice(3) : text,
      highlight: chance(2) === 0 ? question.answer : gold,
      section: chance(3) === 0 ? ['一、回顾', gold.slice(0, 3)] : [],
      report: { id: 'r', file, title: '报告' },
    }
  })
  return {
    kind: ['answer', 'answer', 'answer', 'decline', 'chat'][chance(5)] ?? 'answer',
    headline: [question.answer, `1${question.answer}`, '', golds[0] ?? ''][chance(4)] ?? '',
    reply: [question.answer, golds.join('，'), question.docs.join(' '), ''][chance(4)] ?? '',
    passages: chance(6) === 0 ? [] : passages,
  }
}

function scoreByScorer(
  questions: string,
  answers: readonly object[],
): { all: Record<string, number>; bad: [string, string][] } {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-score-'))
  try {
    const path = join(folder, 'answers.jsonl')
    const out = join(folder, 'out.json')
    writeFileSync(path, answers.map((answer) => JSON.stringify(answer)).join('\n'))
    execFileSync('python3', [SCORER, questions, path, '--json', out])
    return JSON.parse(readFileSync(out, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe.runIf(canRun)('the scorer that comes with the question sets', () => {
  it.each(SETS)('agrees on every question of the %s set', (name) => {
    const path = fileURLToPath(new URL(`../eval/${name}-questions.jsonl`, import.meta.url))
    const questions = readFileSync(path, 'utf8')
      .split('\n')
      .filter((line) => line.trim())
      .map((line) => questionSchema.parse(JSON.parse(line)))
    const chance = createChance(20_240_117)
    for (let round = 0; round < 3; round += 1) {
      const answers = questions.map((question) => inventedAnswer(question, chance))
      const marks = questions.map((question, i) => mark(question, answers[i] as Shown))
      const theirs = scoreByScorer(
        path,
        answers.map((answer, i) => ({ id: questions[i]?.id, ...answer })),
      )
      const ours = totals(marks)
      const rounded = (value: number | null) => Number((value ?? 0).toFixed(4))
      expect({
        hit1: rounded(ours.hit1),
        hit3: rounded(ours.hit3),
        direct: rounded(ours.direct),
        false_decline: rounded(ours.falseDecline),
        decline: rounded(ours.decline),
      }).toEqual({
        hit1: rounded(theirs.all.hit1 ?? null),
        hit3: rounded(theirs.all.hit3 ?? null),
        direct: rounded(theirs.all.direct ?? null),
        false_decline: rounded(theirs.all.false_decline ?? null),
        decline: rounded(theirs.all.decline ?? null),
      })
      const failed = questions.filter((_, i) => marks[i]?.fault).map(({ id }) => id)
      expect(failed).toEqual([...new Set(theirs.bad.map(([id]) => id))])
    }
  })
})
