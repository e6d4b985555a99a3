// Writes a layered project of N models for measurements: node bench/make-project.mjs FOLDER [N] [--dialect bigquery|duckdb] [--macros M]
// 20 % staging views on 5 seeds of 1,000 rows, 40 % intermediate views, 25 % dimensions and facts, 15 % marts; 1.8 edges a
// model; every third model uses a macro, a config call and a loop; each is described, with 4 columns and 2 tests.

import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'

const SEEDS = 5
const ROWS = 1000

/** Deterministic, so that two runs measure the same project. */
function randomFrom(seed) {
  let state = seed
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
}

function layersOf(count) {
  const staging = Math.max(1, Math.round(count * 0.2))
  const intermediate = Math.round(count * 0.4)
  const core = Math.round(count * 0.25)
  return [
    { layer: 'staging', prefix: 'stg', count: staging },
    { layer: 'intermediate', prefix: 'int', count: intermediate },
    { layer: 'core', prefix: 'fact', count: core },
    { layer: 'mart', prefix: 'mart', count: count - staging - intermediate - core },
  ]
}

/** Inputs of a model of a later layer: one or two earlier ones, 1.8 edges a model over all. */
function inputsOf(random, earlier, index) {
  const first = earlier[Math.floor(random() * earlier.length)]
  // Staging models have one edge each, so the others need 2.0 on the average.
  const more = index % 5 === 0 ? 0 : index % 5 === 1 ? 2 : 1
  const inputs = new Set([first])
  for (let tries = 0; inputs.size < more + 1 && tries < 10; tries++) {
    inputs.add(earlier[Math.floor(random() * earlier.length)])
  }
  return [...inputs]
}

function modelSql(name, inputs, fancy, table, macros) {
  const ref = (input) => (input.startsWith('raw_') ? `{{ ref('${input}') }}` : `{{ ref('${input}') }}`)
  const [first, ...others] = inputs
  const joins = others
    .map((other, index) => `left join ${ref(other)} as t${index + 1} on t0.id = t${index + 1}.id`)
    .join('\n')
  const config = fancy || table ? `{{ config(materialized='${table ? 'table' : 'view'}') }}\n\n` : ''
  const amount = macros ?? (fancy ? `{{ cents('t0.amount') }}` : 't0.amount + 1')
  const loop = fancy
    ? `{% for grade in ['a', 'b', 'c'] %}\n  , case when t0.label = '{{ grade }}' then 1 else 0 end as is_{{ grade }}\n{%- endfor %}`
    : ''
  return `${config}-- ${name}
select
  t0.id,
  ${amount} as amount,
  upper(t0.label) as label,
  t0.created_at
  ${loop}
from ${ref(first)} as t0
${joins}
where t0.id is not null
`
}

/** Every model uses one of them. */
function macroCall(number, macros) {
  return macros === 0 ? undefined : `{{ step_${number % macros}('t0.amount') }}`
}

/** Two of three call the macro before them, which is no longer chain than three. */
function macroSql(index) {
  const inner = index % 3 === 0 ? '{{ column }}' : `{{ step_${index - 1}(column) }}`
  return `{% macro step_${index}(column, times=3) %}
  {%- set parts = [] -%}
  {%- for number in range(times) -%}{%- do parts.append(number * ${index + 1}) -%}{%- endfor -%}
  ({{ cents(column) }} + ${inner} + {{ parts | sum }})
{%- endmacro %}
`
}

function modelYaml(name) {
  return `  - name: ${name}
    description: "Rows of ${name}, one for each id."
    columns:
      - name: id
        description: "Identifier."
        data_tests:
          - unique
          - not_null
      - name: amount
        description: "Amount in dollars."
      - name: label
        description: "Grade of the row."
      - name: created_at
        description: "When the row was made."
`
}

function seedCsv(random) {
  const lines = ['id,amount,label,created_at']
  for (let row = 1; row <= ROWS; row++) {
    const day = String(1 + Math.floor(random() * 28)).padStart(2, '0')
    lines.push(`${row},${Math.floor(random() * 10000)},${'abc'[row % 3]},2024-01-${day}`)
  }
  return `${lines.join('\n')}\n`
}

/** Files of the project by path. */
export function projectFiles(count, dialect = 'duckdb', macros = 0) {
  const random = randomFrom(7)
  const files = new Map()
  const seeds = Array.from({ length: SEEDS }, (_, index) => `raw_${index}`)
  for (const seed of seeds) files.set(`seeds/${seed}.csv`, seedCsv(random))
  let earlier = seeds
  let number = 0
  const all = []
  for (const { layer, prefix, count: size } of layersOf(count)) {
    const names = []
    for (let index = 0; index < size; index++) {
      const name = `${prefix}_${String(index).padStart(4, '0')}`
      const inputs = layer === 'staging' ? [seeds[index % SEEDS]] : inputsOf(random, earlier, index)
      const table = layer === 'core' || layer === 'mart'
      const folder = `models/${layer}/group_${Math.floor(index / 25)}`
      files.set(
        `${folder}/${name}.sql`,
        modelSql(name, inputs, number % 3 === 0, table, macroCall(number, macros)),
      )
      const yaml = `${folder}/models.yml`
      files.set(yaml, (files.get(yaml) ?? 'version: 2\n\nmodels:\n') + modelYaml(name))
      names.push(name)
      number++
    }
    all.push(...names)
    earlier = layer === 'staging' ? names : [...earlier.slice(-50), ...names]
  }
  files.set('macros/cents.sql', '{% macro cents(column) %}({{ column }} / 100){% endmacro %}\n')
  for (let index = 0; index < macros; index++)
    files.set(
      `macros/group_${index % 30}.sql`,
      (files.get(`macros/group_${index % 30}.sql`) ?? '') + macroSql(index),
    )
  const settings = `name: bench
version: "1.0"
profile: bench
model-paths: [models]
seed-paths: [seeds]
macro-paths: [macros]
models:
  bench:
    +materialized: view
`
  files.set('dbt_project.yml', settings)
  const output = '{type: duckdb, path: target/bench.duckdb, schema: main, threads: 4}'
  files.set('profiles.yml', `bench:\n  target: dev\n  outputs:\n    dev: ${output}\n`)
  files.set('project.yml', `${settings}dialect: ${dialect}\ntarget: dev\ntargets:\n  dev: ${output}\n`)
  return files
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { dialect: { type: 'string', default: 'duckdb' }, macros: { type: 'string', default: '0' } },
})
const [folder, count = '1000'] = positionals
if (folder === undefined) {
  process.stderr.write(
    'Give a folder: node bench/make-project.mjs FOLDER [N] [--dialect bigquery|duckdb] [--macros M]\n',
  )
  process.exitCode = 2
} else {
  for (const [path, text] of projectFiles(Number(count), values.dialect, Number(values.macros))) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}
