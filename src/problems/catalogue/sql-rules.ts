// Rules of GoogleSQL that a statement breaks though all of its names are known. Places are offsets, which the caller adds.

import type { Problem } from '../problem.ts'

/** LIMIT, a frame's bound, the number of an aggregate: it must be there before the first row is read. */
export function notConstant(args: { clause: string; wanted: string }): Problem {
  return {
    code: 'not-constant',
    severity: 'error',
    message: `${args.clause} wants ${args.wanted} that is written out, and this depends on the rows.`,
    hint: 'Write the value itself, or let the template write it: {{ var(...) }}.',
  }
}

export function valueOutOfRange(args: { clause: string; wanted: string }): Problem {
  return {
    code: 'value-out-of-range',
    severity: 'error',
    message: `${args.clause} wants ${args.wanted}.`,
    hint: 'Write another value.',
  }
}

export function wideInteger(args: { text: string }): Problem {
  return {
    code: 'value-out-of-range',
    severity: 'error',
    message: `${args.text} is beyond what an INT64 holds.`,
    hint: `Write NUMERIC '${args.text}', or ${args.text}.0 for a FLOAT64.`,
  }
}

export function positionalAfterNamed(args: { name: string }): Problem {
  return {
    code: 'wrong-argument-types',
    severity: 'error',
    message: `An argument of ${args.name} without a name stands behind one with a name.`,
    hint: 'Write arguments such as name => value last.',
  }
}

export function mixedGroupingSets(): Problem {
  return {
    code: 'grouping-sets-mixed',
    severity: 'error',
    message: 'ROLLUP, CUBE and GROUPING SETS stand alone in a GROUP BY.',
    hint: 'Write all keys into one GROUPING SETS ((a, b), (a), ()).',
  }
}

export function starNotAllowed(args: { name: string; why: 'distinct' | 'qualified' | 'function' }): Problem {
  const { name, why } = args
  const distinct = `${name}(*) counts rows, and does not go with DISTINCT.`
  const qualified = `${name} takes a "*" for all rows, and not the columns of one table.`
  const message = { distinct, qualified, function: `Only COUNT takes a "*", and this is ${name}.` }[why]
  const hint = {
    distinct:
      'Name what is to be distinct: COUNT(DISTINCT x), or of whole rows COUNT(DISTINCT TO_JSON_STRING(t)).',
    qualified: 'Write COUNT(*), or count one column of the table.',
    function: 'Name a column.',
  }[why]
  return { code: 'star-not-allowed', severity: 'error', message, hint }
}

export function sampleShare(): Problem {
  return {
    code: 'value-out-of-range',
    severity: 'error',
    message: 'TABLESAMPLE wants a share from 0 to 100 PERCENT that is written out.',
    hint: 'TABLESAMPLE SYSTEM (10 PERCENT)',
  }
}

/** `what`: ORDER BY, a comparison. */
export function notOrdered(args: { what: string; type: string }): Problem {
  return {
    code: 'not-ordered',
    severity: 'error',
    message: `${args.what} wants values that have an order, and this is ${args.type}.`,
    hint: 'Name one of its fields or elements, or TO_JSON_STRING of it.',
  }
}

export function notPartitioned(args: { type: string }): Problem {
  return {
    code: 'not-partitioned',
    severity: 'error',
    message: `PARTITION BY of a window wants values that are equal or not, and this is ${args.type}.`,
    hint: 'Name one of its fields, or CAST(... AS STRING).',
  }
}

export function goneByDistinct(args: { name: string }): Problem {
  return {
    code: 'gone-by-distinct',
    severity: 'error',
    message: `ORDER BY behind SELECT DISTINCT sees what is selected, and "${args.name}" is not.`,
    hint: 'Select it too, or order by the name of a selected column.',
  }
}

/** `what`: GROUP BY, SELECT DISTINCT, COUNT(DISTINCT ...). */
export function notGroupable(args: { what: string; type: string }): Problem {
  return {
    code: 'not-groupable',
    severity: 'error',
    message: `${args.what} wants values that can be told apart, and this is ${args.type}.`,
    hint: 'Take TO_JSON_STRING(...) of it, or ST_ASTEXT(...).',
  }
}

/** `what`: a clause, or a kind of function. */
export function withoutFrom(args: { what: string }): Problem {
  return {
    code: 'without-from',
    severity: 'error',
    message: `A query without FROM has no rows for ${args.what}.`,
    hint: 'Name a table, or write FROM (SELECT 1).',
  }
}

export function originalColumn(args: { name: string }): Problem {
  return {
    code: 'cannot-run-locally',
    severity: 'error',
    message: `By its table's alias "${args.name}" is the column as it was before the pipe changed it, which cannot run on DuckDB.`,
    hint: `Keep it under a name of its own first: |> EXTEND ${args.name} AS old_${args.name}.`,
  }
}

export function missingWhere(args: { statement: string }): Problem {
  return {
    code: 'missing-where',
    severity: 'error',
    message: `${args.statement} wants a WHERE, and there is none.`,
    hint: 'Write WHERE TRUE where all rows are meant.',
  }
}

export function nestedArray(args: { construct: string; type: string }): Problem {
  return {
    code: 'nested-array',
    severity: 'error',
    message: `${args.construct} would be an array of ${args.type}, and arrays hold no arrays.`,
    hint: 'Put a struct between: STRUCT(values AS items), or flatten with ARRAY_CONCAT.',
  }
}

export function havingWithoutGroups(): Problem {
  return {
    code: 'having-without-group',
    severity: 'error',
    message: 'HAVING filters groups, and this query makes none.',
    hint: 'Filter rows with WHERE, or add GROUP BY.',
  }
}

export function qualifyWithoutWindow(): Problem {
  return {
    code: 'qualify-without-window',
    severity: 'error',
    message: 'QUALIFY filters by window functions, and this query has none.',
    hint: 'Filter rows with WHERE.',
  }
}

export function windowNeedsOrder(args: { name: string }): Problem {
  return {
    code: 'window-needs-order',
    severity: 'error',
    message: `${args.name} needs a window with an order.`,
    hint: 'Add ORDER BY within OVER (...).',
  }
}

/** `rule`: what the frame breaks, as the end of a sentence about it. */
export function frameNotAllowed(args: { rule: string; hint: string }): Problem {
  return {
    code: 'frame-not-allowed',
    severity: 'error',
    message: `This window frame ${args.rule}.`,
    hint: args.hint,
  }
}

export function nothingLeft(): Problem {
  return {
    code: 'no-columns',
    severity: 'error',
    message: 'EXCEPT leaves out every column, so nothing is selected.',
    hint: 'Leave at least one.',
  }
}

export function exceptedTwice(args: { name: string }): Problem {
  return {
    code: 'duplicate-column',
    severity: 'error',
    message: `EXCEPT names the column "${args.name}" twice.`,
    hint: 'Remove one of them.',
  }
}

export function structFieldCount(args: { fields: number; given: number }): Problem {
  return {
    code: 'wrong-argument-count',
    severity: 'error',
    message: `The STRUCT is declared with ${args.fields} ${args.fields === 1 ? 'field' : 'fields'} and is given ${args.given}.`,
    hint: 'Give each field one value, in their order.',
  }
}

export function elementType(args: { construct: string; type: string; given: string }): Problem {
  return {
    code: 'type-mismatch',
    severity: 'error',
    message: `${args.construct} is declared ${args.type} and is given ${args.given}.`,
    hint: `Convert the value: CAST(... AS ${args.type}).`,
  }
}

export function recursionShape(args: { name: string }): Problem {
  return {
    code: 'recursion-not-allowed',
    severity: 'error',
    message: `"${args.name}" names itself elsewhere than in the second part of one UNION.`,
    hint: 'Write WITH RECURSIVE name AS (first rows UNION ALL rows that read name); put more parts into parentheses.',
  }
}

/** `what`: how it reads itself, as the end of a sentence about it. */
export function recursionUse(args: { name: string; what: string }): Problem {
  return {
    code: 'recursion-not-allowed',
    severity: 'error',
    message: `"${args.name}" reads itself ${args.what}.`,
    hint: 'Read it once and plainly there; count, order and limit where the finished table is read.',
  }
}

export function pivotValueType(args: { type: string; given: string }): Problem {
  return {
    code: 'type-mismatch',
    severity: 'error',
    message: `PIVOT turns values of ${args.type}, and this is ${args.given}.`,
    hint: `Write a literal of ${args.type}.`,
  }
}

export function literalKey(args: { clause: string }): Problem {
  return {
    code: 'literal-key',
    severity: 'error',
    message: `${args.clause} takes no literal, which is the same for every row.`,
    hint: 'Leave it out, or name a column.',
  }
}

export function pivotValueNameless(): Problem {
  return {
    code: 'pivot-value-nameless',
    severity: 'error',
    message: 'A FLOAT64 value of PIVOT gives its column no name.',
    hint: 'Write the value with a name: 1.5 AS one_and_a_half.',
  }
}

/** The name of a table goes before that of a column, and USING takes no table. */
export function aliasInUsing(args: { name: string }): Problem {
  return {
    code: 'alias-in-using',
    severity: 'error',
    message: `"${args.name}" in USING is the name of a table here, which hides the column of that name.`,
    hint: 'Give the table another alias: AS other.',
  }
}

function hintOf({ operator, type }: { operator: string; type: string }): string {
  if (operator === '=') return 'Write IS NULL.'
  if (operator === '<>' || operator === '!=') return 'Write IS NOT NULL.'
  return `Write CAST(NULL AS ${type}) if NULL is what you mean.`
}

export function nullOperand(args: { operator: string; type: string }): Problem {
  return {
    code: 'type-mismatch',
    severity: 'error',
    message: `An operand of ${args.operator} is NULL itself, which BigQuery takes for a mistake.`,
    hint: hintOf(args),
  }
}

export function extractFrom(args: { part: string; type: string }): Problem {
  return {
    code: 'wrong-argument-types',
    severity: 'error',
    message: `EXTRACT finds no ${args.part} in ${args.type}.`,
    hint: 'Convert the value first, CAST(... AS TIMESTAMP), or take another part.',
  }
}

const writtenTimes = {
  date: 'YYYY-MM-DD',
  time: 'HH:MM:SS',
  datetime: 'YYYY-MM-DD HH:MM:SS',
  timestamp: 'YYYY-MM-DD HH:MM:SS, with an offset such as +02:00 or a zone such as Europe/Berlin',
}

export function unreadableText(args: { text: string; type: keyof typeof writtenTimes }): Problem {
  return {
    code: 'unreadable-literal',
    severity: 'error',
    message: `"${args.text}" is no ${args.type.toUpperCase()} that can be read.`,
    hint: `Write it as ${writtenTimes[args.type]}.`,
  }
}
