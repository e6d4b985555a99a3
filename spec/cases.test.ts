// Golden cases: each folder of spec/cases/ is a tiny project, the commands to run in it, and what they must print.

import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Terminal } from '../src/cli/invocation.ts'
import { runCommandLine } from '../src/cli/run-command-line.ts'
import { Secrets } from '../src/index.ts'

interface Case {
  /** Command lines, run one after the other in a copy of `project/`; `NAME=value` before one sets a variable for it. */
  readonly commands: readonly string[][]
  readonly environment?: Record<string, string>
}

const cases = resolve(import.meta.dirname, 'cases')
const scratch = mkdtempSync(join(tmpdir(), 'strata-cases-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

describe('cases', () => {
  for (const name of readdirSync(cases).sort()) {
    if (!existsSync(join(cases, name, 'case.json'))) continue
    it(name.replaceAll('-', ' '), async () => {
      const actual = await runCase(name)
      const file = join(cases, name, 'expected.txt')
      const actualFile = join(cases, name, 'actual', 'actual.txt')
      rmSync(join(cases, name, 'actual'), { recursive: true, force: true })
      if (!existsSync(file)) {
        expect(
          process.env.CI,
          `${file} is missing; run the tests on your machine to write it, and read it.`,
        ).toBeFalsy()
        writeFileSync(file, actual)
      }
      const expected = readFileSync(file, 'utf8')
      if (actual !== expected) {
        mkdirSync(join(cases, name, 'actual'), { recursive: true })
        writeFileSync(actualFile, actual)
      }
      expect(actual).toBe(expected)
    })
  }
})

async function runCase(name: string): Promise<string> {
  const { commands, environment }: Case = JSON.parse(readFileSync(join(cases, name, 'case.json'), 'utf8'))
  const directory = join(scratch, name)
  cpSync(join(cases, name, 'project'), directory, { recursive: true })
  const parts: string[] = []
  for (const argv of commands) {
    const variables = argv.slice(
      0,
      argv.findIndex((word) => !/^[A-Z_]+=/.test(word)),
    )
    const given = Object.fromEntries(variables.map((word) => word.split(/=(.*)/s)))
    const words = argv.slice(variables.length)
    const { out, err, code } = await runStrata(words, directory, { ...environment, ...given })
    parts.push(
      `$ ${[...variables, 'strata', ...words].join(' ')}\n${section('stdout', out)}${section('stderr', err)}exit ${code}\n`,
    )
  }
  return steady(parts.join('\n'), directory)
}

function section(name: string, text: string): string {
  return text === '' ? '' : `--- ${name}\n${text}${text.endsWith('\n') ? '' : '\n'}`
}

async function runStrata(argv: readonly string[], directory: string, environment: Record<string, string>) {
  const printed = { out: '', err: '' }
  const terminal: Terminal = {
    out: (text) => void (printed.out += text),
    err: (text) => void (printed.err += text),
    live: false,
    colour: { out: false, err: false },
    columns: () => 120,
  }
  const { signal } = new AbortController()
  const code = await runCommandLine(argv, {
    terminal,
    secrets: new Secrets(),
    signal,
    environment,
    directory,
  })
  return { ...printed, code }
}

/** Takes out what differs from run to run: durations, sizes, the folder. */
function steady(text: string, directory: string): string {
  return (
    text
      .replaceAll(directory, '<project>')
      .replace(/\b\d+ min \d+ s\b/g, 'N s')
      .replace(/\b\d+(\.\d+)? (s|ms|min)\b/g, 'N $2')
      // Told where a node took long, which on a busy machine any of them may.
      .replace(/\nSlowest: [^\n]*\n/g, '')
      .replace(/\b[\d,]+ rows\/s/g, 'N rows/s')
      .replace(/"at":"[^"]*"/g, '"at":"NOW"')
      .replace(/__strata_[a-z0-9]{8}/g, '__strata_RUN')
      .replace(/\(PID \d+\)|PID \d+/g, 'PID N')
      .replace(/\(\d+ KB\)/g, '(N KB)')
      .replace(/\b\d+ days ago/g, 'N days ago')
      .replace(/since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g, 'since WHEN')
  )
}
