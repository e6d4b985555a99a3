import { describe, expect, it } from 'vitest'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { reModule } from './modules/regular-expressions.ts'
import { blockTemplate, parseTemplate } from './parse-template.ts'
import { bindMacro, callMacro, evaluate, type RenderOptions, render, renderAsync } from './render.ts'
import {
  HostFunction,
  HostObject,
  NO_KWARGS,
  ReturnFunction,
  ReturnSignal,
  TemplateError,
  type Value,
} from './values/value.ts'

const FILE = 'models/a.sql'

function text(
  source: string,
  names: Record<string, Value> = {},
  options: Partial<RenderOptions> = {},
): string {
  return render(parseTemplate(source, FILE), { scope: new Map(Object.entries(names)), ...options }).text
}

function problem(run: () => unknown): Problem {
  try {
    run()
  } catch (error) {
    if (error instanceof ProblemError) return error.problems[0]!
    throw error
  }
  throw new Error('expected a problem')
}

const host = (name: string, body: HostFunction['body']): HostFunction => new HostFunction(name, body)
const returning = host('return', ([value]) => {
  throw new ReturnSignal(value ?? null)
})

describe('return', () => {
  const scope = new Map<string, Value>([['return', new ReturnFunction()]])
  const given = (body: string, call = 'm()') =>
    render(parseTemplate(`{% macro m() %}${body}{% endmacro %}[{{ ${call} }}]`, FILE), { scope }).text

  it.each([
    ['a statement', 'text {{ return([1, 2]) }} more', '[[1, 2]]'],
    ['do', '{% do return(none) %} more', '[None]'],
    ['no value', '{{ return() }}', '[None]'],
    ['a branch', '{% if true %}{{ return("a") }}{% endif %}{{ return("b") }}', '[a]'],
    ['a loop', '{% for i in [1, 2, 3] %}{% if i == 2 %}{{ return(i) }}{% endif %}{% endfor %}', '[2]'],
    ['a loop that counts', '{% for i in [1, 2] %}{{ return(loop.index) }}{% endfor %}', '[1]'],
    ['an empty loop', '{% for i in [] %}{% else %}{{ return("none") }}{% endfor %}', '[none]'],
    ['a set block', '{% set x %}lost{{ return("kept") }}{% endset %}{{ x }}', '[kept]'],
    ['a filter block', '{% filter upper %}lost{{ return("kept") }}{% endfilter %}', '[kept]'],
    ['with', '{% with x = 1 %}{{ return(x) }}{% endwith %}', '[1]'],
    ['an expression', '{{ "a" ~ return("b") }}', '[b]'],
    ['a name of the template', '{% set return = upper %}{{ return("b") }}', '[B]'],
    [
      'the block of a call, which ends the macro that runs it',
      '{% macro n() %}{{ caller() }} after{% endmacro %}{% call n() %}{{ return("out") }}{% endcall %} rest',
      '[out rest]',
    ],
    [
      'a recursive loop',
      '{% for i in [[1], 2] recursive %}{% if i is number %}{{ return(i) }}{% else %}{{ loop(i) }}{% endif %}{% endfor %}',
      '[1]',
    ],
  ])('in %s', (_, body, expected) => {
    const upper = host('upper', ([value]) => String(value).toUpperCase())
    scope.set('upper', upper)
    expect(given(body)).toBe(expected)
  })

  it('outside of a macro is a problem', () => {
    expect(problem(() => render(parseTemplate('{{ return(1) }}', FILE), { scope })).message).toBe(
      '"return" stands outside of a macro.',
    )
  })
})

describe('filters and modules', () => {
  it('map and select take none for an empty list, as Jinja2 does', () => {
    expect(text(`{{ 'a' in none | map('lower') }} {{ none | select('odd') | list }}`)).toBe('False []')
  })

  it('regular expressions may begin with several flags', () => {
    const scope = { re: reModule() }
    expect(text(`{{ re.search('(?i)(?s)A.b', 'xa\\nB') is not none }}`, scope)).toBe('True')
  })
})

describe('safety', () => {
  const names = [
    'constructor',
    '__proto__',
    'prototype',
    '__class__',
    '__defineGetter__',
    'toString',
    'valueOf',
    'hasOwnProperty',
    'length',
    'push',
    'call',
    'apply',
    'bind',
    'body',
    'table',
    'typeName',
    'items_',
    'wall',
  ]
  const subjects = [
    '"text"',
    '[1]',
    '{}',
    '(1,)',
    '1',
    '1.0',
    'true',
    'none',
    'range(3)',
    'range',
    'f',
    'o',
    'namespace()',
  ]
  it.each(names)('never gives JavaScript\'s "%s"', (name) => {
    const scope = { f: host('f', () => 1), o: new HostObject('thing') }
    for (const subject of subjects) {
      expect(text(`{{ (${subject}).${name} }}|{{ (${subject})["${name}"] }}`, scope), subject).toBe('|')
      expect(text(`{{ [${subject}] | map(attribute="${name}") | first }}`, scope), subject).toBe('')
    }
  })

  it('refuses to use what is private', () => {
    const { message } = problem(() => text('{{ "".__class__.__mro__ }}'))
    expect(message).toBe('"__class__" may not be read: names with two leading underscores are private.')
  })

  it('keeps names of JavaScript out of the scope and of keyword arguments', () => {
    expect(text('{{ globalThis }}{{ process }}{{ constructor }}{{ this }}{{ undefined }}')).toBe('')
    expect(text('{% macro m() %}{{ kwargs }}{% endmacro %}{{ m(__proto__=1) }}')).toBe("{'__proto__': 1}")
    expect(text('{{ fromjson_("x") if fromjson_ is defined }}{{ {"__proto__": {"a": 1}}.a }}')).toBe('')
  })

  it('stops endless templates', () => {
    const loops = '{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}'
    expect(problem(() => text(loops)).code).toBe('template-endless')
    expect(
      problem(() => text('{% set l = [1] %}{% for x in l %}{% do l.append(x) %}{% endfor %}')).code,
    ).toBe('template-endless')
    const deep = problem(() => text('{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}'))
    expect(deep.code).toBe('template-endless')
    expect(deep.trail!.length).toBeLessThanOrEqual(12)
    expect(problem(() => text('{{ "x" * 1000000000 }}')).message).toContain('too long')
    expect(problem(() => text('{{ 9 ** (9 ** 9) }}')).message).toContain('too large')
    expect(problem(() => text('{{ range(200000) }}')).message).toContain('too long')
    expect(problem(() => text(`{{ ${'('.repeat(2000)}1${')'.repeat(2000)} }}`)).message).toContain('nested')
  })
})

describe('bindMacro(definition, scope)', () => {
  const file = parseTemplate(
    [
      '{% macro add(a, b=1) %}{{ return(a + b) }}{% endmacro %}',
      '{% macro quoted(x) %}"{{ x }}" {{ target }}{% endmacro %}',
      '{% macro wrap() %}<{{ caller() }}>{% endmacro %}',
      '{% macro bad(x) %}',
      '  {{ x.y }}',
      '{% endmacro %}',
      '{% test positive(model, column_name) %}select{% endtest %}',
      "{% materialization mine, adapter='duckdb', supported_languages=['sql', 'python'] %}x{% endmaterialization %}",
    ].join('\n'),
    'macros/m.sql',
  )
  const scope = new Map<string, Value>([
    ['return', returning],
    ['target', 'prod'],
  ])
  for (const definition of file.macros) scope.set(definition.macroName, bindMacro(definition, scope))
  const run = (source: string): string => render(parseTemplate(source, FILE), { scope }).text

  it('names what can be called', () => {
    expect(file.macros.map(({ macroName }) => macroName)).toEqual([
      'add',
      'quoted',
      'wrap',
      'bad',
      'test_positive',
      'materialization_mine_duckdb',
    ])
    expect(file.macros.at(-1)).toMatchObject({ adapter: 'duckdb', supportedLanguages: ['sql', 'python'] })
  })

  it('gives values through return() and text without', () => {
    expect(run('{{ add(1) * 2 }} {{ quoted("x") }} {% call wrap() %}in {{ target }}{% endcall %}')).toBe(
      '4 "x" prod <in prod>',
    )
  })

  it('can be called from the host', () => {
    const at = { file: 'command line', line: 1, column: 1 }
    expect(callMacro(scope.get('add')!, [2], new Map([['b', 40]]), { at })).toBe(42)
    expect(problem(() => callMacro(scope.get('add')!, [], new Map([['c', 1]]), { at }))).toMatchObject({
      message: 'The macro "add" has no argument "c".',
      at,
    })
  })

  it('tells problems at their place with the way there', () => {
    expect(problem(() => run('\n{{ bad({}) }}{{ bad(nope) }}'))).toMatchObject({
      message: '"nope" is undefined.',
      at: { file: 'macros/m.sql', line: 5, column: 6 },
      trail: [{ file: FILE, line: 2, column: 17 }],
    })
    const refusing = host('refuse', () => {
      throw new TemplateError('No.', 'Do not.', 'refused')
    })
    expect(problem(() => text('a\n  {{ refuse() }}', { refuse: refusing }))).toMatchObject({
      code: 'refused',
      message: 'No.',
      hint: 'Do not.',
      at: { file: FILE, line: 2, column: 6 },
    })
  })

  it('maps what a macro wrote back to it', () => {
    const { text: sql, map } = render(parseTemplate('select\n  {{ quoted(1) }} as x', FILE), { scope })
    expect(sql).toBe('select\n  "1" prod as x')
    expect(map.locate(sql.indexOf('prod'))).toEqual({
      location: { file: 'macros/m.sql', line: 2, column: 32 },
      trail: [{ file: FILE, line: 2, column: 3 }],
    })
    expect(map.locate(sql.indexOf('as x'))).toEqual({
      location: { file: FILE, line: 2, column: 19 },
      trail: [],
    })
    expect(map.locate(1000)).toBeUndefined()
  })

  it('knows lines that end with a carriage return', () => {
    const { text: sql, map } = render(parseTemplate('select\r\n  1 as x,\r\n\r\n  2 as y\r\n', FILE), {
      scope,
    })
    expect(sql).toBe('select\n  1 as x,\n\n  2 as y')
    const at = (text: string) => map.locate(sql.indexOf(text))?.location
    expect(at('1 as x')).toEqual({ file: FILE, line: 2, column: 3 })
    expect(at('2 as y')).toEqual({ file: FILE, line: 4, column: 3 })
  })
})

describe('undefined names', () => {
  it('are told with the nearest name in scope', () => {
    expect(problem(() => text('{{ custmers.x }}', { customers: [] }))).toMatchObject({
      code: 'undefined-name',
      message: '"custmers" is undefined.',
      hint: 'Did you mean "customers"?',
    })
  })
  it('let everything pass when chainable', () => {
    const options = { onUndefined: 'chainable' } as const
    expect(
      text('{{ a.b.c[0].d("x", **y) }}|{{ a.b is defined }}{% for x in a.b %}{% endfor %}', {}, options),
    ).toBe('|False')
    expect(problem(() => text('{{ a + 1 }}', {}, options)).code).toBe('undefined-name')
  })
})

describe('renderAsync(template, options, answer)', () => {
  it('asks each question once, in order, and runs effects once', async () => {
    const asked: string[] = []
    const effects: string[] = []
    let attempts = 0
    const query = host('query', ([sql], _, call) => call.ask({ key: String(sql) }) as Value)
    const log = host('log', ([message], _, call) => {
      call.later(() => effects.push(String(message)))
      return ''
    })
    const source =
      '{{ log("start") }}{% for n in query("names") %}{{ query(n) }},{% endfor %}{{ query("names") | length }}'
    const options = (): RenderOptions => {
      attempts++
      return {
        scope: new Map<string, Value>([
          ['query', query],
          ['log', log],
        ]),
      }
    }
    const { text: sql } = await renderAsync(parseTemplate(source, FILE), options, {
      async answer({ key }) {
        asked.push(key)
        return key === 'names' ? ['a', 'b'] : `<${key}>`
      },
    })
    expect(sql).toBe('<a>,<b>,2')
    expect(asked).toEqual(['names', 'a', 'b', 'names'])
    expect(effects).toEqual(['start'])
    expect(attempts).toBe(5)
  })

  it('tells a failed answer at the place of the question', async () => {
    const query = host('query', (_, __, call) => call.ask({ key: 'q' }) as Value)
    const failing = renderAsync(
      parseTemplate('\n{{ query() }}', FILE),
      { scope: new Map([['query', query]]) },
      {
        async answer() {
          throw new TemplateError('The warehouse says no.')
        },
      },
    )
    const error = await failing.catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ProblemError)
    expect((error as ProblemError).problems[0]).toMatchObject({
      message: 'The warehouse says no.',
      at: { line: 2, column: 4 },
    })
  })

  it('is a problem where nothing can be waited for', () => {
    const query = host('query', (_, __, call) => call.ask({ key: 'q' }) as Value)
    expect(problem(() => text('{{ query() }}', { query })).message).toContain('cannot be answered')
  })
})

describe('parseTemplate(source, file)', () => {
  it('sees calls and names without rendering', () => {
    const template = parseTemplate(
      "{{ config(materialized='table', tags=['a', 1]) }}select * from {{ ref('p', 'x', v=2) }}{% if y %}{{ source(s, 't') }}{% endif %}{% macro m() %}{{ dbt_utils.star(1) }}{% endmacro %}",
      FILE,
    )
    expect(template.calls()).toMatchObject([
      {
        callee: 'config',
        args: [],
        kwargs: new Map<string, unknown>([
          ['materialized', 'table'],
          ['tags', ['a', 1]],
        ]),
        conditional: false,
      },
      { callee: 'ref', args: ['p', 'x'], kwargs: new Map([['v', 2]]), conditional: false },
      { callee: 'source', args: undefined, conditional: true },
      { callee: 'dbt_utils.star', args: [1], conditional: true, within: 'm' },
    ])
    expect([...template.names()].sort()).toEqual(['config', 'dbt_utils', 'ref', 's', 'source', 'y'])
  })

  it('renders a block of a file at its own place', () => {
    const template = parseTemplate('x\n{% snapshot s %}\n select {{ a.b }}\n{% endsnapshot %}', FILE)
    const [block] = template.blocks
    expect(block).toMatchObject({ kind: 'snapshot', name: 's', location: { line: 2, column: 1 } })
    const body = blockTemplate(template, block!)
    expect(problem(() => render(body, { scope: new Map() }))).toMatchObject({ at: { line: 3, column: 12 } })
  })

  it.each([
    ['{% if x %}', '"{% if %}" is not closed.', 'Close it with "{% endif %}".', 4],
    ['ab {{ [1, 2 }}', 'Unexpected "}", expected "]".', undefined, 13],
    [
      '{% for x in y %}{% endif %}',
      '"{% endif %}" does not belong here: "{% for %}" is still open.',
      'Close that first with "{% endfor %}".',
      20,
    ],
    [
      '{% include "x" %}',
      '"{% include %}" is not supported: a template cannot load another.',
      'Share text through a macro.',
      4,
    ],
    ['{{ "a }}', 'A string is not closed.', 'Close it with a double quote.', 4],
  ])('tells what is wrong in %s', (source, message, hint, column) => {
    const found = problem(() => parseTemplate(source, FILE))
    expect(found).toMatchObject({ code: 'template-syntax', message, at: { line: 1, column } })
    expect(found.hint).toBe(hint)
  })
})

describe('evaluate(template, options)', () => {
  const value = (source: string): Value =>
    evaluate(parseTemplate(source, 'x.yml'), { scope: new Map([['n', 3]]) })
  it('keeps the type of a single expression', () => {
    expect(value('{{ n + 1 }}')).toBe(4)
    expect(value('{{ none }}')).toBe(null)
    expect(value('a {{ n }}')).toBe('a 3')
    expect(value('plain')).toBe('plain')
    expect(
      callMacro(
        host('f', () => 1),
        [],
        NO_KWARGS,
        { at: { file: 'x', line: 1, column: 1 } },
      ),
    ).toBe(1)
  })
})
