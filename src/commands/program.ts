import { inspect } from 'node:util'
import { Command, CommanderError, Option } from 'commander'
import { wantsDetails } from '../config.ts'
import { AppError } from '../errors.ts'
import type { Streams } from './streams.ts'

function addCommand(program: Command, name: string, description: string): Command {
  return program
    .command(name)
    .description(description)
    .option('--data <dir>', 'folder with the reports (DATA_DIR, default data)')
    .option('--index <dir>', 'folder for the built index (INDEX_DIR, default index)')
    .option('--state <dir>', 'folder for what must not be lost (STATE_DIR, default state)')
}

function share(text: string): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new AppError('USAGE', `"${text}" is no share; give a number from 0 to 1, such as 0.85`)
  return value
}

function count(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0)
    throw new AppError('USAGE', `"${text}" is no count; give a whole number, such as 20`)
  return value
}

/** Commands are loaded when they run: `ask` waits for no web server, `index` for no chat SDK. */
function createProgram(streams: Streams, finish: (status: number) => void): Command {
  const program = new Command('wenbao')
    .description('问报: ask Chinese work reports; every answer quotes the report and cites it.')
    .helpCommand(false)
    .showHelpAfterError(false)
  addCommand(
    program,
    'start',
    'index what changed and answer: web page, configured chats, a prompt on a terminal',
  ).action(async (options) => finish(await (await import('./start.ts')).start(options, streams)))
  addCommand(program, 'index', 'build the index and list the reports')
    .option('--force', 'read every file again, also unchanged ones', false)
    .option('--json', 'print JSON', false)
    .action(async (options) =>
      finish(await (await import('./index-reports.ts')).indexReports(options, streams)),
    )
  addCommand(program, 'ask', 'answer one question, or one JSON object per line of standard input')
    .argument('[question...]', 'the question')
    .option('--json', 'print the answer as JSON', false)
    .option('--jsonl', 'read {"id","q","history"} lines from standard input, print one answer a line', false)
    .action(async (words, options) => finish(await (await import('./ask.ts')).ask(words, options, streams)))
  addCommand(program, 'inspect', 'show what a file or folder is read as, without indexing it')
    .argument('<path>', 'a report, or a folder of reports')
    .option('--json', 'print JSON', false)
    .action(async (path, options) =>
      finish(await (await import('./inspect.ts')).inspect(path, options, streams)),
    )
  addCommand(program, 'backup', 'copy the state into a new folder, also while the bot runs')
    .argument('<folder>', 'a folder that does not exist yet, or is empty')
    .action(async (target, options) =>
      finish(await (await import('./back-up.ts')).backUpState(target, options, streams)),
    )
  addCommand(program, 'eval', 'answer a question set and print the figures per type')
    .argument(
      '<questions>',
      'JSON lines with id, q, type, docs, gold or gold_any, answer, history; or with id, turns',
    )
    .option('--corpus <dir>', 'folder with the reports the questions are about (same as --data)')
    .option('--docs <map.json>', 'what each entry of "docs" means: a pattern for file name and title')
    .option('--json', 'print JSON', false)
    .addOption(new Option('--show <n>', 'list the first N failures').default(0).argParser(count))
    .addOption(new Option('--min-right <share>', 'conversations: fail below this share').argParser(share))
    .addOption(new Option('--min-hit1 <share>', 'fail below this share').argParser(share))
    .addOption(new Option('--min-hit3 <share>', 'fail below this share').argParser(share))
    .addOption(new Option('--min-direct <share>', 'fail below this share').argParser(share))
    .addOption(new Option('--min-decline <share>', 'fail below this share').argParser(share))
    .addOption(new Option('--max-false-decline <share>', 'fail above this share').argParser(share))
    .action(async (questions, options) =>
      finish(await (await import('./evaluate.ts')).evaluate(questions, options, streams)),
    )
  for (const command of [program, ...program.commands])
    command.exitOverride().configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
      // The thrown CommanderError is told by `run`, as any other failure.
      outputError: () => {},
    })
  return program
}

function explain(error: unknown): string {
  if (error instanceof AppError) return error.message
  if (error instanceof CommanderError)
    return `${error.message
      .replace(/^error: /u, '')
      .replace(/\s*\n\s*/gu, ' ')
      .replace(/\.$/u, '')}; wenbao --help lists the commands, wenbao COMMAND --help their options`
  return `unexpected fault: ${error instanceof Error ? error.message : String(error)}`
}

/**
 * Runs one command line and gives the exit status. Any failure is one line on stderr with its cure; only
 * LOG_LEVEL=debug adds what lies beneath.
 */
export async function run(argv: string[], streams: Streams): Promise<number> {
  let status = 0
  try {
    const program = createProgram(streams, (value) => {
      status = value
    })
    if (argv.length === 0) program.outputHelp()
    else await program.parseAsync(argv, { from: 'user' })
    return argv.length === 0 ? 1 : status
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    streams.stderr.write(`wenbao: ${explain(error)}\n`)
    if (wantsDetails()) streams.stderr.write(`${inspect(error)}\n`)
    return 1
  }
}
