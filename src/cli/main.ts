// The door: reads the command line, loads one verb, prints, exits. The only room that touches process.

import { Secrets, strataVersion } from '../index.ts'
import type { Terminal } from './invocation.ts'
import { exitInterrupted, runCommandLine } from './run-command-line.ts'

/** Runs one command line to its end and sets the process's exit code. */
export async function main(argv: readonly string[] = process.argv.slice(2)): Promise<void> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${strataVersion()}\n`)
    return
  }
  const secrets = new Secrets()
  const terminal = openTerminal(secrets)
  const interrupt = listenForInterrupt()
  try {
    process.exitCode = await runCommandLine(argv, {
      terminal,
      secrets,
      signal: interrupt.signal,
      environment: process.env,
      directory: process.cwd(),
    })
  } finally {
    interrupt.forget()
  }
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
    redact: (text) => secrets.redact(text),
    out: (text) => void process.stdout.write(secrets.redact(text)),
    err: (text) => void process.stderr.write(secrets.redact(text)),
    live: process.stderr.isTTY === true && process.env.TERM !== 'dumb' && !process.env.CI,
    colour: { out: colour(process.stdout), err: colour(process.stderr) },
    columns: () => process.stderr.columns || 100,
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
