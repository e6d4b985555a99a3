import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ProblemError } from '../../src/problems/problem.ts'
import { contextHelpers } from '../../src/template/modules/context-helpers.ts'
import { fromPlain } from '../../src/template/modules/json.ts'
import { parseTemplate } from '../../src/template/parse-template.ts'
import { render } from '../../src/template/render.ts'
import { print, repr } from '../../src/template/values/print.ts'
import { Dict, HostFunction, type Value } from '../../src/template/values/value.ts'

// Everything in expected/ was written by Jinja2 itself: see generate-expectations.py.
interface Case {
  readonly template: string
  readonly text?: string
  readonly error?: string
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'))

function scope(): Map<string, Value> {
  const data = fromPlain(read('context.json')) as Dict
  return new Map<string, Value>([
    ...contextHelpers(),
    ...[...data.entries()].map(([key, value]): [string, Value] => [print(key), value]),
    [
      'fn',
      new HostFunction('fn', (args, kwargs) => `args=${repr([...args])} kwargs=${repr(Dict.of(kwargs))}`),
    ],
    ['config', new HostFunction('config', () => '')],
    ['ref', new HostFunction('ref', ([name]) => `"db"."s"."${print(name!)}"`)],
    ['is_incremental', new HostFunction('is_incremental', () => true)],
    ['this', 'this_table'],
  ])
}

function outcome(template: string): string {
  try {
    return `text: ${render(parseTemplate(template, 'case.sql'), { scope: scope() }).text}`
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    expect(error.problems[0]!.at).toBeDefined()
    return 'a problem'
  }
}

/** Python tells memory addresses. */
const withoutAddresses = (text: string): string => text.replace(/ at 0x[0-9a-f]+>/g, '>')

describe.each(['expressions', 'templates'])('%s render as Jinja2 does', (topic) => {
  const cases = read(`expected/${topic}.json`) as readonly Case[]
  it.each(cases)('$template', ({ template, text }) => {
    expect(outcome(template)).toBe(text === undefined ? 'a problem' : `text: ${withoutAddresses(text)}`)
  })
})
