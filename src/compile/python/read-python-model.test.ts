import { describe, expect, it } from 'vitest'
import { readPythonModel } from './read-python-model.ts'

const model = (body: string) => `def model(dbt, session):\n    ${body.replaceAll('\n', '\n    ')}\n`

function read(text: string) {
  const { reading, asked } = readPythonModel(text, 'models/m.py')
  return {
    refs: reading.refs.map(({ at: _, ...call }) => call),
    sources: reading.sources.map(({ at: _, ...call }) => call),
    config: JSON.parse(JSON.stringify(reading.config)) as unknown,
    asked,
    problems: reading.problems.map(({ code, at }) => `${code} ${at?.line}:${at?.column}`),
  }
}

describe('readPythonModel', () => {
  it.each<[string, object[]]>([
    [`return dbt.ref("a")`, [{ name: 'a' }]],
    [`return dbt . ref ( 'a' , ) # dbt.ref("b")`, [{ name: 'a' }]],
    [`return dbt.ref('p', 'a', v=2).df()`, [{ package: 'p', name: 'a', version: 2 }]],
    [`return dbt.ref('a', version="1")`, [{ name: 'a', version: '1' }]],
    [`"""dbt.ref('not this')"""\nreturn dbt.ref("a" 'b')`, [{ name: 'ab' }]],
    [`s = 'it''s \\'dbt.ref("no")\\' '\nreturn dbt.ref(r"a")`, [{ name: 'a' }]],
    [`return other.dbt.ref("x").join(dbt.ref("a"), f"{dbt.ref('b')}")`, [{ name: 'a' }, { name: 'b' }]],
    [`q = f"select {f'{dbt.ref("b")!r:>{10}}'} from x"\nreturn q`, [{ name: 'b' }]],
    [`x = [dbt.ref(\n"a"\n), {"k": dbt.ref("b")}]\nreturn x[0]`, [{ name: 'a' }, { name: 'b' }]],
    [`x = 1; y = dbt.ref("a") \\\n  .df()\nreturn y`, [{ name: 'a' }]],
  ])('finds the references of %j', (body, refs) => {
    const found = read(model(body))
    expect(found).toMatchObject({ refs, problems: [] })
  })

  it('finds sources and settings, each with what it is worth', () => {
    const found = read(
      model(
        [
          `dbt.config(materialized='incremental', unique_key=["a", 'b'], n=-1_000, big=123456789012345678901, x=1.0,`,
          `  d={"k": (True, None), 2: 0x1F}, empty=(), one=(1,), text="tab\\t\\u00e9" u"!")`,
          `dbt.config({"tags": ["t"]})`,
          `a = dbt.config.get("a"); b = dbt.config.get('b', [1, 2])`,
          `return dbt.source('raw', 'x').limit(dbt.config.meta_get("n", 5))`,
        ].join('\n'),
      ),
    )
    expect(found.sources).toEqual([{ source: 'raw', table: 'x' }])
    expect(found.problems).toEqual([])
    expect(found.config).toMatchObject({
      materialized: 'incremental',
      unique_key: ['a', 'b'],
      n: -1000,
      d: { k: [true, null], '2': 31 },
      empty: [],
      one: [1],
      text: 'tab\té!',
      tags: ['t'],
      config_keys_used: ['a', 'b'],
      config_keys_defaults: [null, [1, 2]],
    })
    expect(found.asked).toContainEqual({ key: 'n', fallback: 5, meta: true })
  })

  it.each([
    'def model(dbt, session): return dbt.ref("a")\n',
    'def model(dbt, session): return dbt.ref("a")',
    'def model(dbt: object, session: "dict[str, int]" = None, *, more=(1, 2), **rest) -> int:\n  return 1\n',
    'def model[T](dbt, session):\n\treturn (\n1\n)\n',
    'def model(dbt, session):\n    def model(a):\n        return a, 1\n    return (x for x, y in [])\n',
    'def f(): pass\ndef model(dbt, session):\n    if dbt:\n        return 1, 2\n# end\n    return {1, 2}\n\n\nX = 1, 2\n',
    'class A:\n    async def model(self):\n        pass\n\ndef model(dbt, session):\n    x = 1; return x',
    '\ufeff# -*- coding: utf-8 -*-\r\ndef model(dbt, session):\r\n    return None\r\n',
    'def model(dbt, session):\n    return\n',
    'if 1:\n    def model(dbt, session):\n        return 1\n',
    '',
    '# nothing\n\n',
  ])('takes %j', (text) => expect(read(text).problems).toEqual([]))

  it.each([
    ['x = 1\n', 'python-model-wrong 1:1'],
    ['async def model(dbt, session):\n    return 1\n', 'python-model-wrong 1:1'],
    ['def model(dbt, session):\n    return (1, 2)\n', 'python-model-wrong 2:5'],
    ['def model(dbt, session):\n    return ()\n', 'python-model-wrong 2:5'],
    ['def model(dbt, session):\n    x = 1\n', 'python-model-wrong 2:5'],
    [
      'def model(dbt, session):\n    try:\n        return 1\n    except E:\n        return 2\n',
      'python-model-wrong 2:5',
    ],
    ['def model(dbt, session):\n    return 1; x = 2\n', 'python-model-wrong 2:15'],
    ['def model(session, /, dbt):\n    return 1\n', 'python-model-wrong 1:5'],
    ['def model(dbt, session):\n    return 1]\n', 'python-syntax 2:13'],
    ['def model(dbt, session):\n    return [1)\n', 'python-syntax 2:14'],
    ['def model(dbt, session):\n    return 1 ? 2\n', 'python-syntax 2:14'],
    ['def model(dbt, session):\n    return """\n', 'python-syntax 2:12'],
    ['def model(dbt, session):\n    return f"{x"\n', 'python-syntax 2:16'],
    [model('return dbt.ref(x)'), 'python-not-literal 2:20'],
    [model('return dbt.ref("a" + "b")'), 'python-not-literal 2:20'],
    [model('return dbt.ref(b"a")'), 'python-not-literal 2:20'],
    [model('dbt.config(**x)\nreturn 1'), 'python-not-literal 2:16'],
    [model('dbt.config(tags={"a", "b"})\nreturn 1'), 'python-not-literal 2:21'],
    [model('return dbt.ref()'), 'python-call-wrong 2:12'],
    [model('return dbt.ref(1)'), 'python-call-wrong 2:12'],
    [model('return dbt.config.get()'), 'python-call-wrong 2:12'],
    [model('return "{% x %}"'), 'python-template 2:13'],
  ])('refuses %j', (text, problem) => expect(read(text).problems).toEqual([problem]))
})
