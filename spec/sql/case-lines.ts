/** One line of a file of cases: an expression or a query, and what the reference executor says to it. */
export interface CaseLine {
  /** As written, which is what a failure shows. */
  readonly line: string
  /** The whole query, with the tables that the file declares. */
  readonly sql: string
  /** Undefined before the expectations are made. */
  readonly expected: string | undefined
}

/**
 * Each line is a case; the line under it, `-- => `, is its expectation. `-- with: a AS (...), b AS (...)` gives the
 * queries below it tables; every other comment is one.
 */
export function readCaseLines(text: string): CaseLine[] {
  const lines = text.split('\n')
  let tables = ''
  return lines.flatMap((line, index) => {
    const declared = /^-- with: (.*)$/.exec(line)
    if (declared !== null) tables = declared[1]!
    if (line.startsWith('--') || line.trim() === '') return []
    return [
      { line, sql: wholeQuery(line, tables), expected: /^-- => (.*)$/.exec(lines[index + 1] ?? '')?.[1] },
    ]
  })
}

function wholeQuery(line: string, tables: string): string {
  const written = /^(WITH\s+RECURSIVE|WITH(?!\s*\())\s/i.exec(line)
  if (written !== null) {
    return tables === '' ? line : `${written[0]} ${tables}, ${line.slice(written[0].length)}`
  }
  if (!/^(SELECT\b|\(\s*SELECT.*\)\s*(UNION|EXCEPT|INTERSECT))/i.test(line)) return `SELECT ${line} AS x`
  return tables === '' ? line : `WITH ${tables} ${line}`
}
