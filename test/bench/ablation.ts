/**
 * What each part of the engine is worth: the built program is copied, one module of the copy is replaced by the
 * plainest thing that could stand there, and the question sets are answered again.
 *
 *   npm run bench:ablation            needs dist/ (npm run build)
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const shared = join(root, '../shared')

interface Corpus {
  name: string
  reports: string
  questions: string
  docs: string | null
}

const corpora: Corpus[] = [
  {
    name: 'five reports',
    reports: join(root, 'data'),
    questions: join(root, 'test/eval/dev-questions.jsonl'),
    docs: join(root, 'test/eval/dev-docs.json'),
  },
  {
    name: 'a district nobody knows',
    reports: join(root, 'test/eval/district/reports'),
    questions: join(root, 'test/eval/district/questions.jsonl'),
    docs: null,
  },
  {
    name: 'eight provinces, 2026',
    reports: join(shared, 'corpora/provinces-2026'),
    questions: join(root, 'test/eval/provinces-questions.jsonl'),
    docs: null,
  },
  {
    name: 'ten national reports',
    reports: join(shared, 'corpora/national-1998-2007'),
    questions: join(root, 'test/eval/national-questions.jsonl'),
    docs: null,
  },
]

/** Module of dist/ and what stands in the place of some of its exports; the others are those of `WHOLE`, the module itself. */
const WHOLE = "export * from 'WHOLE'\n"
const without: Record<string, { file: string; append?: string; replace?: string }> = {
  'the whole engine': { file: 'answer/empty-answer.js' },
  'without scope': {
    file: 'answer/scope.js',
    replace: `${WHOLE}export const scopeOf = (_query, corpus) => ({
  reports: corpus.library.reports.map((report) => ({ report, prior: 1, unsaid: [] })), guessed: false, missing: null })
export const missingIn = () => () => false
`,
  },
  'without vocabulary': {
    file: 'answer/vocabulary/builtin.js',
    append: '\nbuiltinVocabulary.length = 0\n',
  },
  'without extraction': {
    file: 'answer/extract.js',
    replace: `${WHOLE}export const figureHeadline = (_unit, figure) => figure.text
export const extract = (_query, { unit }) => {
  const { start, end } = unit.sentences[0] ?? { start: 0, end: unit.paragraph.text.length }
  const marked = { start, end: Math.min(end, start + 160) }
  return { headline: unit.paragraph.text.slice(marked.start, marked.end), marked }
}
`,
  },
  'without ranking': {
    file: 'answer/rank.js',
    replace: `import { rank as ranked } from 'WHOLE'
${WHOLE}export const rank = (query, candidates) => {
  const place = new Map(candidates.map((one, i) => [one.unit, i]))
  return ranked(query, candidates).sort((a, b) => place.get(a.unit) - place.get(b.unit))
}
export const rankFirst = (query, candidates) => rank(query, candidates)[0]
`,
  },
}

function figuresOf(program: string, corpus: Corpus): string {
  const args = [
    'eval',
    corpus.questions,
    '--corpus',
    corpus.reports,
    '--index',
    join(program, 'index'),
    '--json',
  ]
  if (corpus.docs) args.push('--docs', corpus.docs)
  const { stdout, stderr } = spawnSync('node', [join(program, 'dist/main.js'), ...args], {
    encoding: 'utf8',
    cwd: root,
    timeout: 120_000,
    maxBuffer: 1 << 26,
  })
  try {
    const { all } = JSON.parse(stdout)
    const share = (value: number) => value.toFixed(3).replace(/^0/u, '')
    return [all.hit1, all.direct, all.decline, all.falseDecline ?? all.false_decline].map(share).join(' / ')
  } catch {
    return `failed: ${stderr.slice(0, 80)}`
  }
}

const there = corpora.filter(({ reports, questions }) => existsSync(reports) && existsSync(questions))
console.log(`hit@1 / direct / decline / false_decline\n\n| | ${there.map(({ name }) => name).join(' | ')} |`)
console.log(`| --- |${' --- |'.repeat(there.length)}`)
for (const [name, { file, append, replace }] of Object.entries(without)) {
  const program = mkdtempSync(join(tmpdir(), 'wenbao-ablation-'))
  cpSync(join(root, 'dist'), join(program, 'dist'), { recursive: true })
  cpSync(join(root, 'package.json'), join(program, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(program, 'node_modules'))
  const path = join(program, 'dist', file)
  if (replace) {
    const whole = path.replace(/\.js$/u, '-whole.js')
    cpSync(path, whole)
    writeFileSync(path, replace.replaceAll('WHOLE', `./${basename(whole)}`))
  } else if (append) writeFileSync(path, append, { flag: 'a' })
  console.log(`| ${name} | ${there.map((corpus) => figuresOf(program, corpus)).join(' | ')} |`)
  rmSync(program, { recursive: true, force: true })
}
