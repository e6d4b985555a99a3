// The verbs as data. A verb's code is loaded only when it runs.

import type { Command } from './command.ts'
import { deferFlags, projectFlags, runFlags, selectionFlags } from './flags.ts'

const selecting = [...projectFlags, ...selectionFlags]
const running = [...selecting, ...runFlags]
const deferring = [...running, ...deferFlags]

export const commands: readonly Command[] = [
  {
    name: 'init',
    summary: 'Start a project in a new folder: two models, a seed, tests, all working.',
    arguments: [{ name: '[folder]', description: 'where to write it (default: the current folder)' }],
    flags: [],
    own: [{ flags: '--name <name>', description: "the project's name (default: the folder's)" }],
    examples: ['strata init shop && cd shop && strata build'],
    load: async () => (await import('./commands/init.ts')).init,
  },
  {
    name: 'debug',
    summary: 'Check project, target and warehouse connection, step by step.',
    flags: [...projectFlags, 'output'],
    examples: ['strata debug', 'strata debug --target prod'],
    load: async () => (await import('./commands/debug.ts')).debug,
  },
  {
    name: 'parse',
    summary: 'Read the project, resolve every reference, write target/manifest.json.',
    flags: [...projectFlags, 'output'],
    examples: ['strata parse', 'strata parse --no-cache'],
    load: async () => (await import('./commands/parse.ts')).parse,
  },
  {
    name: 'compile',
    summary: 'Render the SQL of the selected nodes and check every column, without running anything.',
    flags: [...selecting, ...deferFlags, 'output'],
    own: [{ flags: '--inline <sql>', description: 'compile this text instead of nodes' }],
    examples: [
      'strata compile',
      'strata compile --select fact_invoices',
      'strata compile --inline "select * from {{ ref(\'dim_customers\') }}"',
    ],
    load: async () => (await import('./commands/compile.ts')).compile,
  },
  {
    name: 'ls',
    alias: 'list',
    summary: 'List the selected nodes.',
    flags: selecting,
    own: [
      {
        flags: '-o, --output <format>',
        description: 'how to print a node',
        choices: ['name', 'path', 'selector', 'json'],
        fallback: 'selector',
      },
      { flags: '--output-keys <keys...>', description: 'with json: only these keys', kind: 'list' },
    ],
    examples: ['strata ls', 'strata ls --select "+mart_mrr"', 'strata ls --resource-type test --output name'],
    load: async () => (await import('./commands/ls.ts')).ls,
  },
  {
    name: 'show',
    summary: 'Run the query of one node, or any query, and print its rows.',
    flags: [...projectFlags, 'select', 'state', ...deferFlags, 'output'],
    own: [
      { flags: '--inline <sql>', description: 'run this text, templates allowed' },
      { flags: '--dialect <name>', description: 'the language of --inline', choices: ['bigquery', 'duckdb'] },
      {
        flags: '--param <name:type:value...>',
        description: 'the value of a query parameter of --inline: since:DATE:2024-01-01',
        kind: 'list',
      },
      {
        flags: '--limit <n>',
        description: 'how many rows; -1 for all',
        kind: 'number',
        least: -1,
        fallback: 10,
      },
      {
        flags: '-o, --output <format>',
        description: 'table, csv, or json: one array of row objects',
        choices: ['table', 'csv', 'json'],
        fallback: 'table',
      },
    ],
    examples: [
      'strata show --select mart_mrr',
      'strata show --inline "select 1 as one" --output json',
      'strata show --inline "SELECT SAFE_DIVIDE(1, 0)" --dialect bigquery',
      'strata show --inline "SELECT @n + 1" --dialect bigquery --param n:INT64:41',
    ],
    load: async () => (await import('./commands/show.ts')).show,
  },
  {
    name: 'lineage',
    summary: 'Say where a column comes from and where it goes, step by step.',
    arguments: [
      { name: '<column>', description: 'model.column, source.table.column, or model.column.field' },
    ],
    flags: projectFlags,
    own: [
      { flags: '--up', description: 'only where it comes from' },
      { flags: '--down', description: 'only where it goes' },
      { flags: '--depth <n>', description: 'how many steps (default: all)', kind: 'number', least: 1 },
      {
        flags: '-o, --output <format>',
        description: 'table for people, json for programs',
        choices: ['table', 'json'],
        fallback: 'table',
      },
    ],
    examples: [
      'strata lineage mart_mrr_monthly.mrr',
      'strata lineage stripe.invoices.amount_due --down --depth 2',
      'strata lineage orders.address.city --up --output json',
    ],
    load: async () => (await import('./commands/lineage.ts')).lineage,
  },
  {
    name: 'parity',
    summary: 'Say which models in BigQuery SQL run on DuckDB with the same result, and what does not.',
    flags: [...selecting, 'output'],
    examples: ['strata parity', 'strata parity --select mart --output json'],
    load: async () => (await import('./commands/parity.ts')).parity,
  },
  {
    name: 'plan',
    summary: 'Say what build would do, and why, without running it.',
    flags: [...selecting, ...deferFlags, 'fullRefresh', 'force', 'reuse', 'output'],
    examples: ['strata plan', 'strata plan --select fact_invoices+'],
    load: async () => (await import('./commands/plan.ts')).plan,
  },
  {
    name: 'build',
    summary: 'Seed, run, snapshot and test in order; a table is published only after its tests pass.',
    flags: [
      ...deferring,
      'fullRefresh',
      'force',
      'reuse',
      'storeFailures',
      'empty',
      'sample',
      'noBatchTests',
    ],
    examples: [
      'strata build',
      'strata build --select staging+',
      'strata build --select tag:nightly --exclude mart_ltv --threads 8',
      'strata build --select state:modified+ --defer --state prod-target',
    ],
    load: async () => (await import('./commands/build.ts')).build,
  },
  {
    name: 'run',
    summary: 'Build the selected models, without tests.',
    flags: [...deferring, 'fullRefresh', 'empty', 'sample', 'eventTimeStart', 'eventTimeEnd'],
    examples: ['strata run --select fact_invoices', 'strata run --full-refresh'],
    load: async () => (await import('./commands/build.ts')).run,
  },
  {
    name: 'test',
    summary: 'Run the tests of the selected nodes on the published tables.',
    flags: [...deferring, 'storeFailures', 'noBatchTests'],
    examples: ['strata test', 'strata test --select dim_customers'],
    load: async () => (await import('./commands/build.ts')).test,
  },
  {
    name: 'seed',
    summary: 'Load the seed files.',
    flags: [...running, 'fullRefresh'],
    examples: ['strata seed', 'strata seed --select country_codes'],
    load: async () => (await import('./commands/build.ts')).seed,
  },
  {
    name: 'snapshot',
    summary: 'Record how rows changed since the last snapshot.',
    flags: [...deferring, 'empty'],
    examples: ['strata snapshot'],
    load: async () => (await import('./commands/build.ts')).snapshot,
  },
  {
    name: 'retry',
    summary: 'Repeat what failed or was skipped in the last run.',
    flags: [...running, 'fullRefresh'],
    examples: ['strata retry', 'strata retry --state last-night'],
    load: async () => (await import('./commands/build.ts')).retry,
  },
  {
    name: 'clone',
    summary: 'Put what a former run built into this target, without building it again.',
    flags: [...running, 'fullRefresh'],
    examples: [
      'strata clone --state prod-target',
      'strata clone --state prod-target --select mart+ --full-refresh',
    ],
    load: async () => (await import('./commands/build.ts')).clone,
  },
  {
    name: 'source',
    summary: 'Look how old the sources are, and write target/sources.json.',
    arguments: [{ name: '[action]', description: 'freshness' }],
    flags: [...selecting, 'threads', 'output'],
    own: [{ flags: '--out <file>', description: 'where to write instead (default: target/sources.json)' }],
    examples: ['strata source freshness', 'strata source freshness --select source:stripe'],
    load: async () => (await import('./commands/source.ts')).source,
  },
  {
    name: 'run-operation',
    summary: 'Call a macro, which may change the warehouse.',
    arguments: [{ name: '<macro>', description: 'its name, or package.name' }],
    flags: projectFlags,
    own: [{ flags: '--args <yaml>', description: "its arguments as YAML or JSON, e.g. '{days: 3}'" }],
    examples: ['strata run-operation grant_select', "strata run-operation drop_old --args '{days: 3}'"],
    load: async () => (await import('./commands/run-operation.ts')).runOperation,
  },
  {
    name: 'docs',
    summary: 'Write the documentation site, or serve it on this machine.',
    arguments: [{ name: '[action]', description: 'generate (default) or serve' }],
    flags: selecting,
    own: [
      {
        flags: '--port <n>',
        description: 'with serve: the port (0 picks a free one)',
        kind: 'number',
        least: 0,
        fallback: 8080,
      },
      { flags: '--no-catalog', description: 'do not ask the warehouse for columns and row counts' },
    ],
    examples: ['strata docs generate', 'strata docs serve --port 0'],
    load: async () => (await import('./commands/docs.ts')).docs,
  },
  {
    name: 'clean',
    summary: "Remove what earlier commands wrote (the project's clean-targets).",
    flags: ['projectDir', 'quiet', 'debug'],
    examples: ['strata clean'],
    load: async () => (await import('./commands/clean.ts')).clean,
  },
  {
    name: 'ingest',
    summary: 'Bring the sources that have a loader into their raw schemas.',
    flags: [...projectFlags, 'select', 'exclude', 'fullRefresh', 'output', 'logFormat'],
    examples: ['strata ingest', 'strata ingest --select source:stripe', 'strata ingest --full-refresh'],
    load: async () => (await import('./commands/ingest.ts')).ingest,
  },
  {
    name: 'format',
    summary: 'Lay out SQL files; templates and comments stay, the meaning never changes.',
    arguments: [
      {
        name: '[paths...]',
        description: "files or folders (default: the project's models, tests, snapshots)",
      },
    ],
    flags: ['projectDir', 'profilesDir', 'target', 'output', 'quiet', 'debug'],
    own: [
      { flags: '--check', description: 'write nothing; exit with 1 if a file would change' },
      {
        flags: '--keyword-case <case>',
        description: 'how keywords are written',
        choices: ['preserve', 'upper', 'lower'],
        fallback: 'preserve',
      },
    ],
    examples: ['strata format', 'strata format --check', 'strata format models/mart --keyword-case upper'],
    load: async () => (await import('./commands/format.ts')).format,
  },
  {
    name: 'lint',
    summary: 'Find joins, filters and functions in the SQL that do not do what they seem to.',
    flags: [...selecting, 'output'],
    own: [{ flags: '--fix', description: 'mend what can be mended without changing the meaning' }],
    examples: ['strata lint', 'strata lint --select mart --fix', 'strata lint --output json'],
    load: async () => (await import('./commands/lint.ts')).lint,
  },
  {
    name: 'transpile',
    summary: "Turn another engine's SQL into BigQuery's, and say what it could not keep.",
    arguments: [{ name: '[file]', description: 'a file with SQL; - or nothing for standard input' }],
    flags: ['output', 'quiet', 'debug'],
    own: [
      {
        flags: '--from <language>',
        description: 'the language of the file',
        choices: ['tsql', 'snowflake', 'postgres', 'redshift'],
        fallback: 'tsql',
      },
      { flags: '--to <language>', description: 'what to write', choices: ['bigquery'], fallback: 'bigquery' },
    ],
    examples: [
      'strata transpile report.sql --from tsql > models/mart/mart_report.sql',
      'strata transpile --from snowflake < query.sql',
    ],
    load: async () => (await import('./commands/transpile.ts')).transpile,
  },
  {
    name: 'reconcile',
    summary: 'Prove that loaded tables hold exactly what their sources hold; exit code 1 on any difference.',
    flags: [...projectFlags, 'select', 'exclude', 'output'],
    own: [
      {
        flags: '--limit <n>',
        description: 'how many differing rows to show',
        kind: 'number',
        least: 0,
        fallback: 20,
      },
    ],
    examples: ['strata reconcile', 'strata reconcile --select source:stripe.charges --output json'],
    load: async () => (await import('./commands/reconcile.ts')).reconcile,
  },
  {
    name: 'diff',
    summary:
      'Compare two relations row by row, or the same ones in two targets; exit code 1 on any difference.',
    arguments: [
      { name: '[a]', description: 'a node, target:node, schema.table, or a .parquet file' },
      { name: '[b]', description: 'what to compare it with' },
    ],
    flags: [...selecting],
    own: [
      { flags: '--target-a <name>', description: 'the target of A' },
      { flags: '--target-b <name>', description: 'the target of B' },
      {
        flags: '-k, --key <columns...>',
        description: 'what tells rows apart (default: as tests and unique_key say)',
        kind: 'list',
      },
      { flags: '-c, --columns <columns...>', description: 'compare only these', kind: 'list' },
      { flags: '--ignore <columns...>', description: 'leave these out', kind: 'list' },
      { flags: '-w, --where <sql>', description: 'only rows for which this holds, on both sides' },
      {
        flags: '--limit <n>',
        description: 'how many differing rows to show',
        kind: 'number',
        least: 0,
        fallback: 20,
      },
      {
        flags: '-o, --output <format>',
        description: 'text for people, json for programs, markdown for a pull request',
        choices: ['text', 'json', 'markdown'],
        fallback: 'text',
      },
    ],
    examples: [
      'strata diff dim_customers dim_customers_v2 --key customer_id',
      'strata diff dim_customers --target-a prod --target-b local',
      'strata diff prod:analytics.orders orders.parquet --key order_id',
      'strata diff --select mart --target-a prod --target-b local --output markdown',
    ],
    load: async () => (await import('./commands/diff.ts')).diff,
  },
  {
    name: 'generate',
    summary: "Write a synthetic company's data as files, or into a DuckDB file.",
    arguments: [{ name: '<preset>', description: 'stripe, churn, saas or product' }],
    flags: ['output', 'logFormat', 'quiet', 'debug'],
    own: [
      { flags: '--out <path>', description: 'the folder, or the .duckdb file', fallback: 'data/raw' },
      {
        flags: '--format <format>',
        description: 'how to write',
        choices: ['parquet', 'csv', 'ndjson', 'duckdb'],
        fallback: 'parquet',
      },
      { flags: '--seed <n>', description: 'same seed and size, same rows', kind: 'number', fallback: 42 },
      { flags: '--customers <n>', description: 'how many customers', kind: 'number', least: 1 },
      { flags: '--scale <factor>', description: "a multiple of the preset's usual size", kind: 'number' },
      { flags: '--start <date>', description: 'first day' },
      { flags: '--end <date>', description: 'last day' },
      {
        flags: '--dirty <share>',
        description: 'share of late, duplicate, missing and malformed records, 0 to 1',
        kind: 'number',
      },
    ],
    examples: [
      'strata generate churn',
      'strata generate stripe --customers 1000 --format csv --out /tmp/stripe',
    ],
    load: async () => (await import('./commands/generate.ts')).generate,
  },
  {
    name: 'completion',
    summary: 'Print a shell completion script.',
    arguments: [{ name: '<shell>', description: 'bash, zsh or fish' }],
    flags: [],
    examples: [
      'source <(strata completion bash)',
      'strata completion fish > ~/.config/fish/completions/strata.fish',
    ],
    load: async () => {
      const { completion } = await import('./commands/completion.ts')
      return (invocation) => completion(invocation, commands)
    },
  },
]
