// What can be wrong with a name in a statement before it runs. Places are offsets into the SQL, which the caller adds.

import { oddCharacter } from '../odd-characters.ts'
import type { Problem } from '../problem.ts'

const mostNames = 12

function among(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join(', ')
  return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown
}

function suggestion(
  name: string,
  near: string | undefined,
  subject: string,
  names: readonly string[],
): { hint?: string } {
  const odd = oddCharacter(name.slice(0, 100))
  const parts: string[] = odd === undefined ? [] : [odd]
  if (near !== undefined) parts.push(`Did you mean "${near}"?`)
  if (names.length > 0) parts.push(`${subject}: ${among(names)}.`)
  return parts.length === 0 ? {} : { hint: parts.join(' ') }
}

export function unknownColumn(args: {
  name: string
  table?: string | undefined
  near: string | undefined
  known: readonly string[]
  /** What else the name may be meant as; said instead of the names that there are. */
  advice?: string | undefined
}): Problem {
  return {
    code: 'unknown-column',
    severity: 'error',
    message:
      args.table === undefined
        ? `There is no column "${args.name}" here.`
        : `"${args.table}" has no column "${args.name}".`,
    ...(args.advice === undefined
      ? suggestion(args.name, args.near, args.table === undefined ? 'Columns here' : 'It has', args.known)
      : { hint: args.advice }),
  }
}

export function unknownField(args: {
  name: string
  path: string
  near: string | undefined
  known: readonly string[]
}): Problem {
  return {
    code: 'unknown-field',
    severity: 'error',
    message: `"${args.path}" has no field "${args.name}".`,
    ...suggestion(args.name, args.near, 'Its fields', args.known),
  }
}

export function notStruct(args: { name: string; path: string; type: string }): Problem {
  return {
    code: 'not-a-struct',
    severity: 'error',
    message: `"${args.path}" is of type ${args.type}, so it has no field "${args.name}".`,
    hint: args.type.startsWith('ARRAY')
      ? 'Join UNNEST of the array, or take one element with [OFFSET(0)].'
      : args.type.endsWith('[]')
        ? 'Unnest the list, or take one element with [1].'
        : 'Only a STRUCT has fields.',
  }
}

export function unknownAlias(args: {
  name: string
  near: string | undefined
  known: readonly string[]
}): Problem {
  return {
    code: 'unknown-alias',
    severity: 'error',
    message: `No table in FROM is called "${args.name}".`,
    ...suggestion(args.name, args.near, 'Tables here', args.known),
  }
}

export function unknownTable(args: {
  name: string
  near: string | undefined
  known: readonly string[]
}): Problem {
  return {
    code: 'unknown-table',
    severity: 'error',
    message: `There is no table "${args.name}".`,
    hint:
      suggestion(args.name, args.near, 'Tables of this statement', args.known).hint ??
      'Check how it is spelled.',
  }
}

export function ambiguousColumn(args: { name: string; tables: readonly string[] }): Problem {
  const choices = args.tables.map((table) => `${table}.${args.name}`)
  return {
    code: 'ambiguous-column',
    severity: 'error',
    message:
      args.tables.length < 2
        ? `The column "${args.name}" is there more than once.`
        : `The column "${args.name}" is in several tables: ${among(args.tables)}.`,
    hint:
      args.tables.length < 2
        ? 'Give each of the columns a name of its own where they are selected.'
        : `Say which one: ${choices.slice(0, 3).join(' or ')}.`,
  }
}

export function ambiguousAlias(args: { name: string }): Problem {
  return {
    code: 'ambiguous-alias',
    severity: 'error',
    message: `Several columns of the select list are called "${args.name}".`,
    hint: 'Rename one of them, or use its position.',
  }
}

export function duplicateAlias(args: { name: string }): Problem {
  return {
    code: 'duplicate-alias',
    severity: 'error',
    message: `Two tables of this FROM are called "${args.name}".`,
    hint: `Give one of them another name: ... AS ${args.name}_2.`,
  }
}

export function duplicateCommonTable(args: { name: string }): Problem {
  return {
    code: 'duplicate-cte',
    severity: 'error',
    message: `WITH defines "${args.name}" twice.`,
    hint: 'Rename one of them.',
  }
}

/** A query within a larger one, as tests are run, may have both; what is stored under names of its columns may not. */
export function duplicateColumn(args: { name: string; stored: boolean }): Problem {
  return {
    code: 'duplicate-column',
    severity: args.stored ? 'error' : 'warning',
    message: `The result has two columns called "${args.name}".`,
    hint: 'Rename one of them with AS, or leave it out of the star with EXCEPT.',
  }
}

export function unknownFunction(args: {
  name: string
  near: string | undefined
  /** What the engine has in its place. */
  instead?: string | undefined
}): Problem {
  const hint = args.instead ?? (args.near === undefined ? undefined : `Did you mean ${args.near}?`)
  return {
    code: 'unknown-function',
    severity: 'error',
    message: `There is no function ${args.name}.`,
    ...(hint === undefined ? {} : { hint }),
  }
}

export function unknownWindow(args: {
  name: string
  near: string | undefined
  known: readonly string[]
}): Problem {
  return {
    code: 'unknown-window',
    severity: 'error',
    message: `There is no window "${args.name}" in this query.`,
    ...suggestion(args.name, args.near, 'WINDOW defines', args.known),
  }
}
