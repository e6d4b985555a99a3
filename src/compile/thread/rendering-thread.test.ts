import { describe, expect, it } from 'vitest'
import type { Ask } from '../../manifest/lookup.ts'
import { ProblemError } from '../../problems/problem.ts'
import { openLateRendering } from '../late-rendering.ts'
import { parse } from '../testing/memory-project.ts'

/** A warehouse in which each query answers with how many went before it. */
function counting(refuse = '') {
  const asked: string[] = []
  const ask: Ask = async (lookup) => {
    if (lookup.kind !== 'query') throw new Error(`not a query: ${lookup.kind}`)
    asked.push(lookup.sql)
    if (lookup.sql === refuse) {
      throw new ProblemError({ code: 'query-failed', severity: 'error', message: 'The warehouse says no.' })
    }
    return { kind: 'query', table: { columns: ['n'], types: ['BIGINT'], rows: [[asked.length]] } }
  }
  return { asked, ask }
}

const chain = `{%- set seen = namespace(n=0) -%}
{%- for i in range(60) -%}
  {%- set seen.n = run_query('select ' ~ i ~ ' + ' ~ seen.n)[0][0] -%}
{%- endfor -%}
{{ log('counted ' ~ seen.n, info=True) }}select {{ seen.n }} as n`

describe('a template with many questions', () => {
  it('asks each once, each seeing the answer before, and says what it logs once', async () => {
    const logged: string[] = []
    const project = parse({ 'models/late.sql': chain }, { onLog: (text) => logged.push(text) })
    const { asked, ask } = counting()
    const { first } = await openLateRendering(project.parsed).node('model.shop.late', ask)
    expect(first.rendered).toBe('select 60 as n')
    expect(asked).toEqual(Array.from({ length: 60 }, (_, i) => `select ${i} + ${i}`))
    expect(logged).toEqual(['counted 60'])
  })

  it('leads back to the author from text that a macro wrote', async () => {
    const project = parse({
      'macros/wrong.sql': `{% macro wrong() %}\n  nope\n{% endmacro %}`,
      'models/late.sql': `${chain},\n{{ wrong() }} as m`,
    })
    const failing = openLateRendering(project.parsed).node('model.shop.late', counting().ask)
    const { problems } = (await failing.catch((error: unknown) => error)) as ProblemError
    expect(problems[0]).toMatchObject({
      message: expect.stringContaining('nope'),
      at: { file: 'macros/wrong.sql', line: 2, column: 3 },
      trail: [{ file: 'models/late.sql', line: 6, column: 1 }],
    })
  })

  it('tells a refused question at its place', async () => {
    const project = parse({ 'models/late.sql': chain })
    const failing = openLateRendering(project.parsed).node('model.shop.late', counting('select 40 + 40').ask)
    const { problems } = (await failing.catch((error: unknown) => error)) as ProblemError
    expect(problems[0]).toMatchObject({ message: 'The warehouse says no.', at: { line: 3, column: 20 } })
  })

  it('does one after the other when several ask at once, each with its own answers', async () => {
    const project = parse({ 'models/a.sql': chain, 'models/b.sql': chain })
    const late = openLateRendering(project.parsed)
    const [a, b] = [counting(), counting()]
    const both = await Promise.all([late.node('model.shop.a', a.ask), late.node('model.shop.b', b.ask)])
    expect(both.map(({ first }) => first.rendered)).toEqual(['select 60 as n', 'select 60 as n'])
    expect([a.asked.length, b.asked.length]).toEqual([60, 60])
  })

  it('keeps what templates add to graph for those after it, once, on either side', async () => {
    const note = (name: string, more: string) => `{%- set kept = graph.setdefault('kept', {'seen': []}) -%}
{%- do kept.seen.append('${name}') -%}${more}select '{{ graph.kept.seen | join(" ") }}' as seen`
    const project = parse({
      'models/a.sql': note('a', `{%- set one = run_query('select 1') -%}`),
      'models/b.sql': note('b', chain.slice(0, chain.indexOf('{{'))),
      'models/c.sql': note('c', `{%- set one = run_query('select 1') -%}`),
    })
    const late = openLateRendering(project.parsed)
    const texts: string[] = []
    for (const name of ['a', 'b', 'c']) {
      texts.push((await late.node(`model.shop.${name}`, counting().ask)).first.rendered)
    }
    expect(texts).toEqual([`select 'a' as seen`, `select 'a b' as seen`, `select 'a b c' as seen`])
  })
})
