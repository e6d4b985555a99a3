import { describe, expect, it } from 'vitest'
import { codeFrame } from './code-frame.ts'
import { didYouMean } from './did-you-mean.ts'
import { formatProblem } from './format-problem.ts'
import { countProblems, formatProblems, sortProblems } from './format-problems.ts'
import type { Problem } from './problem.ts'
import { isSecretKey, isSecretName, Secrets } from './secrets.ts'

const plain = { read: () => undefined, colour: false }

function problem(file: string, line: number, severity: Problem['severity'] = 'error'): Problem {
  return { code: 'ref-not-found', severity, message: `wrong in ${file}`, at: { file, line, column: 1 } }
}

describe('codeFrame', () => {
  const source = 'one\ntwo\nthree\nfour\nfive\nsix\n'

  it('shows two lines around and marks the place', () => {
    const at = { file: 'a', line: 4, column: 2, end: { line: 4, column: 4 } }
    expect(codeFrame(source, at, { colour: false })).toBe(
      ['  2 | two', '  3 | three', '> 4 | four', '    |  ^^', '  5 | five', '  6 | six'].join('\n'),
    )
  })

  it('keeps the marker under a place behind tabs and in lines far too long', () => {
    const tabs = codeFrame('\t\tx', { file: 'a', line: 1, column: 3 }, { colour: false }).split('\n')
    expect(tabs[1]?.indexOf('^')).toBe(tabs[0]?.indexOf('x'))
    const long = `${'a'.repeat(5000)}x${'b'.repeat(5000)}`
    const rows = codeFrame(long, { file: 'a', line: 1, column: 5001 }, { colour: false }).split('\n')
    expect(rows[0]!.length).toBeLessThan(160)
    expect(rows[1]?.indexOf('^')).toBe(rows[0]?.indexOf('x'))
  })

  it('is empty where the file no longer has the line, and shows no control characters', () => {
    expect(codeFrame('one', { file: 'a', line: 9, column: 1 }, { colour: false })).toBe('')
    expect(codeFrame('a\u001b[31mb', { file: 'a', line: 1, column: 1 }, { colour: false })).not.toContain(
      '\u001b',
    )
  })
})

describe('didYouMean', () => {
  it.each([
    ['custmers', ['orders', 'customers', 'customer'], 'customers'],
    ['HOTS', ['FLAG', 'HOST', 'PORT'], 'HOST'],
    ['Model-Paths', ['model_paths'], 'model_paths'],
    ['model-path', ['data-paths', 'model-paths'], 'model-paths'],
    ['xyz', ['customers', 'orders'], undefined],
    ['ab', ['cd'], undefined],
    ['orders', ['orders'], undefined],
  ])('%s of %j: %s', (name, candidates, expected) => {
    expect(didYouMean(name, candidates)).toBe(expected)
  })

  it('does not hang on the order of the candidates', () => {
    expect(didYouMean('cat', ['car', 'bat'])).toBe(didYouMean('cat', ['bat', 'car']))
  })
})

describe('formatProblems', () => {
  it('tells the same warning of many places once, and each error', () => {
    const all = [1, 2, 3, 4, 5, 6].map((line) => problem('a', line, 'warning'))
    expect(formatProblems(all, plain)).toBe(
      'warning wrong in a [ref-not-found]\n  a:1:1\n  The same at a:2:1, a:3:1, a:4:1 and 2 more places.\n\n6 warnings\n',
    )
    expect(formatProblems([problem('a', 1), problem('a', 2)], plain)).not.toContain('The same')
    expect(formatProblems([problem('a', 1), problem('b', 1), problem('c', 1)], plain)).not.toContain(
      'The same',
    )
  })

  it('tells an error that one file repeats once, with its places', () => {
    const all = [1, 2, 3].map((line) => problem('a', line))
    expect(formatProblems(all, plain)).toBe(
      'error wrong in a [ref-not-found]\n  a:1:1\n  The same at a:2:1, a:3:1.\n\n3 errors\n',
    )
  })

  it('tells errors of one place once: who calls it, or what else is said there', () => {
    const calledFrom = (line: number): Problem => ({
      ...problem('macro', 1),
      message: `wrong ${line}`,
      trail: [{ file: 'model', line, column: 1 }],
    })
    expect(formatProblems([1, 2, 3].map(calledFrom), plain)).toContain(
      'called from model:1:1\n  So also when called from model:2:1, model:3:1.\n\n3 errors',
    )
    const saying = (message: string): Problem => ({ ...problem('a', 1), message })
    expect(formatProblems(['one', 'two', 'three'].map(saying), plain)).toBe(
      'error one [ref-not-found]\n  a:1:1\n  So also: two\n  So also: three\n\n3 errors\n',
    )
  })

  it('tells each problem once, errors first by file and line, and counts', () => {
    const list = [
      problem('b.sql', 2),
      problem('a.yml', 9, 'warning'),
      problem('b.sql', 1),
      problem('a.sql', 5),
      problem('b.sql', 2),
    ]
    expect(sortProblems(list).map(({ at }) => `${at?.file}:${at?.line}`)).toEqual([
      'a.sql:5',
      'b.sql:1',
      'b.sql:2',
      'a.yml:9',
    ])
    expect(formatProblems(list, plain).trimEnd().split('\n').at(-1)).toBe('3 errors, 1 warning')
    expect(countProblems([problem('a', 1)])).toBe('1 error')
    expect(formatProblems([], plain)).toBe('')
  })

  it('shows message, code, place, frame, trail, details and hint', () => {
    const told: Problem = {
      ...problem('models/a.sql', 1),
      hint: 'Did you mean "b"?',
      trail: [{ file: 'macros/m.sql', line: 3, column: 4 }],
      details: ['| id |', '| 1 |'],
    }
    expect(formatProblem(told, { read: () => 'select 1', colour: false })).toBe(
      [
        'error wrong in models/a.sql [ref-not-found]',
        '  models/a.sql:1:1',
        '  > 1 | select 1',
        '      | ^',
        '    called from macros/m.sql:3:4',
        '    | id |',
        '    | 1 |',
        '  → Did you mean "b"?',
      ].join('\n'),
    )
  })
})

describe('Secrets', () => {
  it('takes remembered values out of text, also where they are escaped', () => {
    const secrets = new Secrets()
    secrets.remember('pa"ss\nword')
    secrets.remember('abc')
    expect(secrets.redact('x pa"ss\nword y')).toBe('x ***** y')
    expect(secrets.redact(JSON.stringify('pa"ss\nword'))).toBe('"*****"')
    expect(secrets.redact('abc')).toBe('abc')
  })

  it('hides the longer of two values that overlap', () => {
    const secrets = new Secrets()
    secrets.remember('token')
    secrets.remember('token-long')
    expect(secrets.redact('token-long')).toBe('*****')
  })

  it('knows which names hold secrets', () => {
    expect(isSecretName('DBT_ENV_SECRET_X')).toBe(true)
    expect(isSecretName('GCP_PROJECT')).toBe(false)
    expect(isSecretKey('password')).toBe(true)
    for (const key of ['tokn', 'pasword', 'Token', 'refreshtoken']) expect(isSecretKey(key), key).toBe(true)
    for (const key of ['path', 'keyfile', 'token_uri', 'type', 'threads', 'client_id', 'port'])
      expect(isSecretKey(key), key).toBe(false)
  })
})
