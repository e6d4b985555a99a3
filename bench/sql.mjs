// Rewriting, columns and lineage of N models of 26 lines in BigQuery's SQL, whole processes, beside sqlglot (Python), which
// is installed here, on the same queries: node bench/sql.mjs [models] [--python FILE]   (a Python that has it already)

import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { python: { type: 'string' } },
})
const count = Number(positionals[0] ?? 1000)
const peerPackage = 'sqlglot==30.30.0'
/** sqlglot takes a tenth of a second and more for each. */
const peers = Math.min(count, 100)
const scratch = mkdtempSync(join(tmpdir(), 'strata-bench-'))
const project = join(scratch, 'project')
const usage = join(scratch, 'usage')
const columns = {
  id: 'INT64',
  customer_id: 'INT64',
  day: 'DATE',
  amount: 'NUMERIC',
  label: 'STRING',
  loaded_at: 'TIMESTAMP',
}

/** 26 lines; `a` and `b` are relations with the columns above, which it gives again. */
const model = (a, b) => `WITH base AS (
  SELECT
    id,
    customer_id,
    DATE_TRUNC(day, MONTH) AS day,
    SAFE_DIVIDE(amount, 100) AS amount,
    UPPER(TRIM(label)) AS label,
    loaded_at
  FROM ${a}
  WHERE day >= DATE_SUB(DATE '2024-06-30', INTERVAL 90 DAY)
  QUALIFY ROW_NUMBER() OVER (PARTITION BY id ORDER BY loaded_at DESC) = 1
),
totals AS (
  SELECT customer_id, COUNTIF(amount > 10) AS big, SUM(amount) AS total
  FROM ${b}
  GROUP BY customer_id
)
SELECT
  base.id,
  base.customer_id,
  base.day,
  CAST(IFNULL(base.amount, 0) + totals.total AS NUMERIC) AS amount,
  CASE WHEN totals.big > 3 THEN 'big' ELSE base.label END AS label,
  TIMESTAMP_TRUNC(base.loaded_at, HOUR) AS loaded_at
FROM base
JOIN totals ON totals.customer_id = base.customer_id
`

/** Each model reads two earlier ones. */
function inputs(index) {
  const name = (at) => (at < 0 ? undefined : `m_${String(at).padStart(5, '0')}`)
  return [name(index - 1 - (index % 7)), name(index - 2 - (index % 13))]
}

function writeProject() {
  mkdirSync(join(project, 'models'), { recursive: true })
  const queries = []
  for (let index = 0; index < count; index++) {
    const name = `m_${String(index).padStart(5, '0')}`
    const [a, b] = inputs(index)
    const ref = (other) => (other === undefined ? "{{ source('raw', 'orders') }}" : `{{ ref('${other}') }}`)
    writeFileSync(join(project, 'models', `${name}.sql`), model(ref(a), ref(b)))
    queries.push({ name, sql: model(a ?? 'orders', b ?? 'orders') })
  }
  const listed = Object.entries(columns).map(([name, type]) => `{name: ${name}, data_type: ${type}}`)
  writeFileSync(
    join(project, 'models/sources.yml'),
    `version: 2\nsources:\n  - name: raw\n    tables:\n      - name: orders\n        columns: [${listed.join(', ')}]\n`,
  )
  writeFileSync(join(project, 'project.yml'), 'name: bench\ndialect: bigquery\n')
  writeFileSync(join(scratch, 'queries.json'), JSON.stringify({ columns, queries: queries.slice(0, peers) }))
}

const recorder = join(scratch, 'recorder.cjs')
writeFileSync(
  recorder,
  `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  require('node:fs').appendFileSync(${JSON.stringify(usage)}, JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024]) + '\\n')
})`,
)

function strata(...args) {
  writeFileSync(usage, '')
  execFileSync(
    process.execPath,
    ['--require', recorder, join(import.meta.dirname, '../bin/strata.cjs'), ...args],
    {
      cwd: project,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  const [cpu, megabytes] = JSON.parse(readFileSync(usage, 'utf8').trim().split('\n').at(-1))
  return { cpu, megabytes }
}

const sqlglot = `
import json, resource, sys
from sqlglot import exp, parse_one
from sqlglot.lineage import lineage
from sqlglot.optimizer.qualify import qualify
given = json.load(open(sys.argv[1]))
schema = {"orders": given["columns"]}
for query in given["queries"]:
    tree = qualify(parse_one(query["sql"], read="bigquery"), schema=schema, dialect="bigquery")
    tree.sql(dialect="duckdb")
    for select in tree.selects:
        lineage(select.alias_or_name, tree, schema=schema, dialect="bigquery")
    schema[query["name"]] = given["columns"]
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
`

/** An environment of its own with the peer, made at the first time. */
function environment() {
  const folder = join(
    import.meta.dirname,
    '../node_modules/.cache/strata-bench',
    peerPackage.replace('==', '-'),
  )
  const own = join(folder, 'bin/python')
  if (!existsSync(own)) execFileSync('python3', ['-m', 'venv', '--clear', folder], { stdio: 'ignore' })
  execFileSync(own, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', peerPackage], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return own
}

function python() {
  try {
    const out = execFileSync(values.python ?? environment(), ['-c', sqlglot, join(scratch, 'queries.json')], {
      encoding: 'utf8',
    })
    const [cpu, megabytes] = JSON.parse(out)
    return { cpu, megabytes }
  } catch {
    return undefined
  }
}

const told = ({ cpu, megabytes }) => `${cpu.toFixed(2)} CPU s, ${Math.round(megabytes)} MB`

try {
  writeProject()
  const parse = strata('parse', '--quiet')
  rmSync(join(project, 'target'), { recursive: true, force: true })
  const cold = strata('compile', '--quiet')
  const parsedAgain = strata('parse', '--quiet')
  const again = strata('compile', '--quiet')
  appendFileSync(join(project, `models/m_${String(count >> 1).padStart(5, '0')}.sql`), '\n-- changed\n')
  const one = strata('compile', '--quiet')
  const peer = python()
  console.log(`${count} models of 26 lines`)
  console.log(`parse without any analysis   ${told(parse)}`)
  console.log(`compile, cold                ${told(cold)}`)
  console.log(`parse, nothing changed       ${told(parsedAgain)}`)
  console.log(
    `compile, nothing changed     ${told(again)}; ${(again.cpu - parsedAgain.cpu).toFixed(2)} CPU s above parse`,
  )
  console.log(`compile, one model changed   ${told(one)}`)
  if (peer === undefined)
    console.log('sqlglot could not be installed: name a Python that has it with --python')
  else
    console.log(
      `sqlglot                      ${told(peer)} for ${peers}; ${(peer.cpu / peers / (cold.cpu / count)).toFixed(1)} times compile, cold`,
    )
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
