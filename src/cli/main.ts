// The door: reads the command line, loads one verb, prints, exits. The only room that touches process.

import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { Secrets } from '../index.ts'
import { commands } from './commands.ts'
import { declare, settle } from './declare.ts'
import { flag, type Invocation, projectDirectory, type Terminal } from './invocation.ts'
import { printFailure } from './print-failure.ts'

const exitInterrupted = 130

/** Runs one command line to its end and sets the process's exit code. */
export async function main(argv: readonly string[] = process.argv.slice(2)): Promise<void> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${version()}\n`)
    return
  }
  const secrets = new Secrets()
  const terminal = openTerminal(secrets)
  const interrupt = listenForInterrupt()
  try {
    process.exitCode = await dispatch(argv, { terminal, secrets, signal: interrupt.signal })
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
    else
      process.exitCode = printFailure(error, { terminal, directory: process.cwd() }, argv.includes('--debug'))
  } finally {
    interrupt.forget()
  }
}

type Surroundings = Pick<Invocation, 'terminal' | 'secrets' | 'signal'>

async function dispatch(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  let code = 0
  const program = declare(
    new Command(),
    version(),
    commands,
    surroundings.terminal,
    async (command, parsed) => {
      const settled = settle(command, parsed, process.env)
      const invocation = { ...settled, ...surroundings, environment: process.env, directory: process.cwd() }
      try {
        const verb = await command.load()
        code = await verb(invocation)
      } catch (error) {
        // An interrupted statement surfaces as an error; that is not news to who pressed Ctrl-C.
        if (surroundings.signal.aborted) return
        code = printFailure(
          error,
          { ...invocation, directory: projectDirectory(invocation) },
          flag(invocation, 'debug'),
        )
      }
    },
  )
  await program.parseAsync([...argv], { from: 'user' })
  return surroundings.signal.aborted ? exitInterrupted : code
}

/** Whatever is printed is cleared of secrets first. */
function openTerminal(secrets: Secrets): Terminal {
  const plain = process.env.NO_COLOR !== undefined && process.env.NO_COLOR !== ''
  const forced = process.env.FORCE_COLOR !== undefined && process.env.FORCE_COLOR !== '0'
  const colour = (stream: NodeJS.WriteStream) => !plain && (forced || stream.isTTY === true)
  // `strata ls | head` closes the pipe early; that is not a failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  return {
    out: (text) => void process.stdout.write(secrets.redact(text)),
    err: (text) => void process.stderr.write(secrets.redact(text)),
    live: process.stderr.isTTY === true && process.env.TERM !== 'dumb' && !process.env.CI,
    colour: { out: colour(process.stdout), err: colour(process.stderr) },
    columns: () => process.stderr.columns ?? 100,
  }
}

/** The first Ctrl-C stops work cleanly, the second ends the process at once. */
function listenForInterrupt() {
  const controller = new AbortController()
  const stop = () => {
    if (controller.signal.aborted) process.exit(exitInterrupted)
    controller.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return {
    signal: controller.signal,
    forget: () => {
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
    },
  }
}

function version(): string {
  const file = new URL('../package.json', import.meta.url)
  const fallback = new URL('../../package.json', import.meta.url)
  try {
    return JSON.parse(readFileSync(file, 'utf8')).version
  } catch {
    return JSON.parse(readFileSync(fallback, 'utf8')).version
  }
}
