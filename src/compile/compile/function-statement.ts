// CREATE FUNCTION in the project's language, from a function's body and what YAML says of it.

import type { Dialect } from '../../manifest/manifest.ts'
import type { UserFunction } from '../../manifest/node.ts'
import type { RenderedSql } from './rendered-sql.ts'

/** The statement around the body; offsets within the body lead to the author's file. */
export function functionStatement(node: UserFunction, body: RenderedSql, dialect: Dialect): RenderedSql {
  const trimmed = body.text.replace(/;?\s*$/, '')
  const [head, tail] = dialect === 'duckdb' ? macro(node) : bigqueryFunction(node, trimmed)
  return {
    text: `${head}${trimmed}${tail}`,
    inlined: body.inlined,
    blanks: body.blanks ?? [],
    locate(offset) {
      const inside = offset - head.length
      return inside < 0 || inside > trimmed.length ? undefined : body.locate(inside)
    },
  }
}

/** Types of arguments stand in YAML alone: macros with typed ones need a newer file format than DuckDB writes by default. */
function macro({ relation, arguments: list, returns }: UserFunction): readonly [string, string] {
  const name = named(
    [relation.database, relation.schema, relation.name],
    (part) => `"${part.replaceAll('"', '""')}"`,
  )
  const parameters = list.map(({ name, default: given }) =>
    given === undefined ? `"${name.replaceAll('"', '""')}"` : `"${name.replaceAll('"', '""')}" := ${given}`,
  )
  return [`CREATE OR REPLACE MACRO ${name}(${parameters.join(', ')}) AS CAST((\n`, `\n) AS ${returns.type})`]
}

function bigqueryFunction(node: UserFunction, body: string): readonly [string, string] {
  const { relation, arguments: list, returns, aggregate, language, config } = node
  const name = named([relation.database, relation.schema, relation.name], quoted)
  const parameters = list.map(({ name, type }) => `${quoted(name)} ${type}`).join(', ')
  const head = `CREATE OR REPLACE ${aggregate ? 'AGGREGATE ' : ''}FUNCTION ${name}(${parameters})\nRETURNS ${returns.type}\n`
  if (language === 'sql') {
    // A query needs parentheses of its own to be a value.
    const [open, close] = /^\s*(?:select|with)\b/i.test(body) ? ['((', '))'] : ['(', ')']
    return [`${head}AS ${open}\n`, `\n${close}${options(described(node))}`]
  }
  const steadiness =
    language !== 'js' || config.volatility === undefined
      ? ''
      : config.volatility === 'deterministic'
        ? 'DETERMINISTIC\n'
        : 'NOT DETERMINISTIC\n'
  const all = language === 'js' ? jsOptions(node) : pythonOptions(node)
  const delimiter = body.includes('"""') ? "'''" : '"""'
  return [`${head}${steadiness}LANGUAGE ${language}${options(all)}\nAS r${delimiter}\n`, `\n${delimiter}`]
}

/** As with tables, the description goes to the warehouse where `persist_docs` says so. */
function described({ description, config }: UserFunction): readonly string[] {
  const { relation } = (config.persist_docs ?? {}) as { relation?: boolean }
  return description === '' || relation !== true ? [] : [`description = ${text(description)}`]
}

function jsOptions(node: UserFunction): readonly string[] {
  return [...described(node), ...texts('library', node.config.libraries)]
}

function pythonOptions(node: UserFunction): readonly string[] {
  const { runtime_version: version = '', entry_point: entry = '', packages } = node.config
  return [
    ...described(node),
    `runtime_version = ${text(`python-${String(version).replace(/^python-?/, '')}`)}`,
    `entry_point = ${text(String(entry))}`,
    ...texts('packages', packages),
  ]
}

function texts(name: string, value: unknown): readonly string[] {
  const list = value === undefined || value === null ? [] : [value].flat()
  return list.length === 0 ? [] : [`${name} = [${list.map((item) => text(String(item))).join(', ')}]`]
}

function options(list: readonly string[]): string {
  return list.length === 0 ? '' : `\nOPTIONS (${list.join(', ')})`
}

function named(parts: readonly (string | undefined)[], quote: (part: string) => string): string {
  return parts
    .filter((part) => part !== undefined && part !== '')
    .map((part) => quote(part!))
    .join('.')
}

const quoted = (name: string): string => `\`${name.replaceAll('`', '')}\``

/** A BigQuery string literal. JSON's escapes are among BigQuery's. */
const text = (value: string): string => JSON.stringify(value)
