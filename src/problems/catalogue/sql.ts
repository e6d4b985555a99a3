// What else can be wrong in a statement before it runs. Places are offsets into the SQL, which the caller adds.

import type { Problem } from '../problem.ts'

export function wrongArgumentCount(args: {
  name: string
  given: number
  min: number
  max: number
  signatures: readonly string[]
}): Problem {
  const wanted =
    args.max === Number.POSITIVE_INFINITY
      ? `at least ${args.min}`
      : args.min === args.max
        ? `${args.min}`
        : `${args.min} to ${args.max}`
  const noun = wanted === '1' || wanted === 'at least 1' ? 'argument' : 'arguments'
  return {
    code: 'wrong-argument-count',
    severity: 'error',
    message: `${args.name} takes ${wanted} ${noun} and is given ${args.given}.`,
    ...(args.signatures.length === 0 ? {} : { hint: `It takes (${args.signatures.join('), or (')}).` }),
  }
}

export function wrongArgumentTypes(args: {
  name: string
  given: readonly string[]
  signatures: readonly string[]
}): Problem {
  return {
    code: 'wrong-argument-types',
    severity: 'error',
    message: `${args.name} does not take (${args.given.join(', ')}).`,
    hint: `It takes (${args.signatures.join('), or (')}).`,
  }
}

export function ungroupedColumn(args: { name: string; grouped: boolean }): Problem {
  return {
    code: 'ungrouped-column',
    severity: 'error',
    message: args.grouped
      ? `The column "${args.name}" is neither grouped by nor within an aggregate function.`
      : `The column "${args.name}" stands beside an aggregate function without being grouped by.`,
    hint: `Add it to GROUP BY, or take one value: ANY_VALUE(${args.name}).`,
  }
}

export function columnCountMismatch(args: { operator: string; left: number; right: number }): Problem {
  return {
    code: 'column-count-mismatch',
    severity: 'error',
    message: `The queries of ${args.operator} have ${args.left} and ${args.right} columns.`,
    hint: 'Select the same columns in the same order on both sides.',
  }
}

export function columnOnOneSide(args: { operator: string; name: string; side: 'left' | 'right' }): Problem {
  return {
    code: 'column-count-mismatch',
    severity: 'error',
    message: `${args.operator} BY NAME has no column "${args.name}" on the ${args.side} side.`,
    hint: `Select it there too, or say FULL ${args.operator} (NULL where it is missing), LEFT ${args.operator} or INNER ${args.operator}.`,
  }
}

export function columnTypeMismatch(args: {
  operator: string
  position: number
  name: string
  left: string
  right: string
}): Problem {
  return {
    code: 'column-type-mismatch',
    severity: 'error',
    message: `Column ${args.position}${args.name === '' ? '' : ` ("${args.name}")`} of ${args.operator} is ${args.left} on one side and ${args.right} on the other.`,
    hint: 'Convert one side with CAST.',
  }
}

export function aliasCountMismatch(args: { name: string; given: number; columns: number }): Problem {
  return {
    code: 'column-count-mismatch',
    severity: 'error',
    message: `"${args.name}" is given ${args.given} column names and has ${args.columns} columns.`,
    hint: 'Name every column, or none.',
  }
}

/** The clause that the argument of an aggregate function is. */
export const insideAggregate = 'another aggregate function'

export function aggregateNotAllowed(args: { name: string; clause: string }): Problem {
  const hint =
    args.clause === 'WHERE'
      ? 'Filter groups with HAVING, or aggregate in a subquery first.'
      : args.clause === insideAggregate
        ? 'Aggregate the inner one in a subquery first, or write it as an analytic function: SUM(COUNT(*)) OVER ().'
        : 'Aggregate in a subquery first.'
  return {
    code: 'aggregate-not-allowed',
    severity: 'error',
    message: `The aggregate function ${args.name} cannot stand in ${args.clause}.`,
    hint,
  }
}

const filters: ReadonlySet<string> = new Set(['WHERE', 'HAVING', 'ON'])

export function windowNotAllowed(args: { name: string; clause: string }): Problem {
  return {
    code: 'window-not-allowed',
    severity: 'error',
    message: `The window function ${args.name} cannot stand in ${args.clause}.`,
    hint: filters.has(args.clause)
      ? 'Filter with QUALIFY, or compute it in a subquery first.'
      : 'Compute it in a subquery first.',
  }
}

/** `tried`: the engine's cast that gives NULL where it cannot. */
export function typeMismatch(args: {
  operator: string
  left: string
  right: string
  tried?: 'TRY_CAST'
}): Problem {
  return {
    code: 'type-mismatch',
    severity: 'error',
    message: `${args.operator} does not go with ${args.left} and ${args.right}.`,
    hint: `Convert one side: CAST(... AS ${args.left}), or ${args.tried ?? 'SAFE_CAST'}.`,
  }
}

/** DuckDB: a cast that only NULL comes through. */
export function neverCast(args: { from: string; to: string }): Problem {
  return {
    code: 'never-cast',
    severity: 'warning',
    message: `DuckDB does not turn ${args.from} into ${args.to}: this fails at the first value.`,
    hint: 'Convert it by a function, such as EXTRACT, EPOCH or STRFTIME, or write TRY_CAST where NULL is meant.',
  }
}

/** The engine's own words, where it refuses a query before it runs. */
export function engineRefuses(args: { code: string; message: string; hint: string | undefined }): Problem {
  return {
    code: args.code,
    severity: 'error',
    message: args.message,
    ...(args.hint === undefined ? {} : { hint: args.hint }),
  }
}

export function wrongOperand(args: { operator: string; type: string; wanted: string }): Problem {
  return {
    code: 'type-mismatch',
    severity: 'error',
    message: `${args.operator} wants ${args.wanted}, and this is ${args.type}.`,
    hint: 'Convert it with CAST, or SAFE_CAST.',
  }
}

export function notArray(args: { construct: string; type: string }): Problem {
  return {
    code: 'not-an-array',
    severity: 'error',
    message: `${args.construct} wants an array, and this is ${args.type}.`,
    hint: args.type.startsWith('STRUCT')
      ? 'A struct has fields: name one, value.field.'
      : 'Only an ARRAY has elements.',
  }
}

export function insertColumnCount(args: { given: number; columns: number }): Problem {
  return {
    code: 'column-count-mismatch',
    severity: 'error',
    message: `INSERT names ${args.columns} ${args.columns === 1 ? 'column' : 'columns'} and is given ${args.given} ${args.given === 1 ? 'value' : 'values'}.`,
    hint: 'Give each of the columns one value, in their order.',
  }
}

export function insertColumnType(args: { name: string; type: string; given: string }): Problem {
  return {
    code: 'column-type-mismatch',
    severity: 'error',
    message: `The column "${args.name}" is ${args.type} and is given ${args.given}.`,
    hint: `Convert the value: CAST(... AS ${args.type}).`,
  }
}

export function columnSetTwice(args: { name: string }): Problem {
  return {
    code: 'duplicate-column',
    severity: 'error',
    message: `The column "${args.name}" is set twice.`,
    hint: 'Remove one of them.',
  }
}

export function valuesOfDifferentLength(args: { first: number; given: number }): Problem {
  return {
    code: 'column-count-mismatch',
    severity: 'error',
    message: `The first row of VALUES has ${args.first} values, and this one ${args.given}.`,
    hint: 'Give all rows the same number of values.',
  }
}

export function notBoolean(args: { clause: string; type: string }): Problem {
  return {
    code: 'type-mismatch',
    severity: 'error',
    message: `${args.clause} wants a condition, and this is ${args.type}.`,
    hint: 'Compare it with something.',
  }
}

export function noCommonType(args: { construct: string; types: readonly string[] }): Problem {
  return {
    code: 'type-mismatch',
    severity: 'error',
    message: `${args.construct} mixes ${args.types.join(' and ')}, which have no type in common.`,
    hint: 'Convert them to one type with CAST.',
  }
}

export function ordinalOutOfRange(args: { clause: string; position: number; columns: number }): Problem {
  return {
    code: 'ordinal-out-of-range',
    severity: 'error',
    message: `${args.clause} ${args.position} names no column: the select list has ${args.columns}.`,
    hint: args.columns === 1 ? 'Use 1, or a name.' : `Use 1 to ${args.columns}, or a name.`,
  }
}

export function subqueryColumns(args: { columns: number }): Problem {
  return {
    code: 'subquery-columns',
    severity: 'error',
    message: `A query used as a value must give one column, and this one gives ${args.columns}.`,
    hint: 'Select one column, or SELECT AS STRUCT.',
  }
}

export function syntaxError(args: { message: string; hint?: string | undefined }): Problem {
  return {
    code: 'syntax-error',
    severity: 'error',
    message: args.message,
    ...(args.hint === undefined ? {} : { hint: args.hint }),
  }
}

export function severalStatements(): Problem {
  return {
    code: 'several-statements',
    severity: 'error',
    message: 'A second statement begins here; one query is wanted.',
    hint: 'Keep one SELECT; what must run before or after it belongs into pre_hook or post_hook.',
  }
}
