import type {
  AtTimeZone,
  Between,
  Binary,
  Case,
  CaseBranch,
  Cast,
  Collate,
  ColumnReference,
  Exists,
  ExtractPart,
  Field,
  InArray,
  InList,
  InQuery,
  Is,
  Lambda,
  Like,
  ListComprehension,
  Logical,
  Quantified,
  Slice,
  Subquery,
  Subscript,
  Unary,
  WithExpression,
} from '../ast.ts'
import { power } from '../precedence.ts'
import { type Doc, firstText, group, indent, join, line, mark } from './print-layout.ts'
import { quoteString } from './print-literal.ts'
import { printName, printNames } from './print-name.ts'
import { cannotPrint, enclosed, optional, type Printer, parenthesised } from './printer.ts'

export function printColumn(node: ColumnReference, { rules }: Printer): Doc {
  return printNames(node.parts, rules)
}

/** A plain path before the dot would swallow the field, so it goes in parentheses. */
export function printField(node: Field, printer: Printer): Doc {
  const { base, name } = node
  const isPath = base.kind === 'column' || base.kind === 'number'
  const printed = isPath ? ['(', printer.print(base), ')'] : printer.operand(base, power.postfix)
  return [printed, '.', printName(name, printer.rules)]
}

export function printUnary(node: Unary, printer: Printer): Doc {
  const { operator, operand } = node
  if (operator === 'not') return ['NOT ', printer.operand(operand, power.not)]
  if (operator === 'unpack') return ['*', printer.print(operand)]
  if (operator === 'factorial') return [printer.operand(operand, power.postfix), '!']
  const isSmall = operator === '~' || operator === '@'
  // DuckDB reads `~ a & b` as `(~ a) & b`.
  const printed = printer.operand(operand, isSmall && printer.duckdb ? power.other + 1 : power.sign)
  // Two signs in a row might be read as a comment or another operator.
  return /^[-+~@!*/]/.test(firstText(printed)) ? [operator, '(', printed, ')'] : [operator, printed]
}

export function printBinary(node: Binary, printer: Printer): Doc {
  const { operator } = node
  const strength = printer.rules.powers.get(operator)
  if (strength === undefined) return cannotPrint(`The operator ${operator}`, printer)
  // A word or a comparison does not chain, so its left side is set in parentheses too.
  const isChain = strength !== power.comparison && strength !== power.is
  const left = printer.operand(node.left, isChain ? strength : strength + 1)
  const right = printer.operand(node.right, strength + 1)
  return group(left, indent(line, mark(node.start), operator.toUpperCase(), ' ', right))
}

export function printLogical(node: Logical, printer: Printer): Doc {
  const strength = node.operator === 'and' ? power.and : power.or
  const operands = node.operands.map((operand) => printer.operand(operand, strength + 1))
  return group(join(operands, [line, node.operator.toUpperCase(), ' ']))
}

function matchPower(printer: Printer): number {
  return (printer.rules.powers.get('match') ?? power.match) + 1
}

function not(negated: boolean): string {
  return negated ? ' NOT' : ''
}

export function printIs(node: Is, printer: Printer): Doc {
  const strength = (printer.rules.powers.get('is') ?? power.is) + 1
  return [printer.operand(node.operand, strength), ` IS${not(node.negated)} ${node.test.toUpperCase()}`]
}

export function printBetween(node: Between, printer: Printer): Doc {
  const strength = matchPower(printer)
  const low = printer.operand(node.low, strength)
  const high = printer.operand(node.high, strength)
  return group(
    printer.operand(node.operand, strength),
    not(node.negated),
    ' BETWEEN ',
    low,
    indent(line, 'AND ', high),
  )
}

export function printInList(node: InList, printer: Printer): Doc {
  const operand = printer.operand(node.operand, matchPower(printer))
  return [operand, not(node.negated), ' IN ', parenthesised(node.values, printer)]
}

export function printInQuery(node: InQuery, printer: Printer): Doc {
  const operand = printer.operand(node.operand, matchPower(printer))
  return [operand, not(node.negated), ' IN ', enclosed('(', printer.print(node.query), ')')]
}

/** DuckDB's `x IN array` would read an array in parentheses as a list of values; COALESCE of one value is that value. */
export function printInArray(node: InArray, printer: Printer): Doc {
  const operand = printer.operand(node.operand, matchPower(printer))
  if (!printer.duckdb) return [operand, not(node.negated), ' IN UNNEST(', printer.print(node.array), ')']
  const array = printer.operand(node.array, power.match + 1)
  const safe = firstText(array).startsWith('(') ? ['coalesce(', array, ')'] : array
  return [operand, not(node.negated), ' IN ', safe]
}

export function printLike(node: Like, printer: Printer): Doc {
  const operand = printer.operand(node.operand, matchPower(printer))
  const word = `${not(node.negated)} ${node.operator.toUpperCase()} `
  const escapeSign =
    node.escape === undefined ? '' : [' ESCAPE ', printer.operand(node.escape, power.match + 1)]
  return [operand, word, printPatterns(node, printer), escapeSign]
}

function printPatterns(node: Like, printer: Printer): Doc {
  const [only] = node.patterns
  if (node.quantifier === undefined) return only === undefined ? '' : printer.operand(only, power.match + 1)
  const word = `${node.quantifier.toUpperCase()} `
  const standsAlone = node.patterns.length === 1 && (only?.kind === 'subquery' || only?.kind === 'call')
  return [word, standsAlone ? printer.print(only) : parenthesised(node.patterns, printer)]
}

export function printQuantified(node: Quantified, printer: Printer): Doc {
  const left = printer.operand(node.operand, power.comparison + 1)
  const over = node.over.kind === 'subquery' ? printer.print(node.over) : ['(', printer.print(node.over), ')']
  return [left, ` ${node.operator} ${node.quantifier.toUpperCase()} `, over]
}

export function printCase(node: Case, printer: Printer): Doc {
  const branches = node.branches.map((branch) => [line, printer.print(branch)])
  const otherwise = node.otherwise === undefined ? '' : [line, 'ELSE ', printer.print(node.otherwise)]
  return group('CASE', optional(node.operand, printer, ' '), indent(branches, otherwise), line, 'END')
}

export function printCaseBranch(node: CaseBranch, printer: Printer): Doc {
  return group('WHEN ', printer.print(node.condition), indent(line, 'THEN ', printer.print(node.result)))
}

export function printCast(node: Cast, printer: Printer): Doc {
  const { operand, type, safe, format, timeZone } = node
  if (printer.duckdb && format !== undefined) return cannotPrint('CAST ... FORMAT', printer)
  const word = !safe ? 'CAST' : printer.duckdb ? 'TRY_CAST' : 'SAFE_CAST'
  // Rows that are written out have hundreds of thousands of these.
  const plain = plainCast(node, printer)
  if (plain !== undefined) return plain
  const zone = optional(timeZone, printer, ' AT TIME ZONE ')
  return [
    word,
    '(',
    printer.print(operand),
    ' AS ',
    printer.print(type),
    optional(format, printer, ' FORMAT '),
    zone,
    ')',
  ]
}

/** `CAST(1 AS BIGINT)` in one piece, where all of it stands at one place of the input. */
function plainCast(
  { operand, type, start, safe, format, timeZone }: Cast,
  printer: Printer,
): string | undefined {
  if (operand.kind !== 'number' || operand.start !== start || type.start !== start) return undefined
  if (safe || format !== undefined || timeZone !== undefined) return undefined
  if (type.parameters.length > 0 || type.elements.length > 0 || type.fields.length > 0) return undefined
  const number = printer.print(operand)
  const name = printer.print(type)
  const texts = [number, name].map((doc) =>
    Array.isArray(doc) && typeof doc[1] === 'string' ? doc[1] : undefined,
  )
  return texts.includes(undefined) ? undefined : `CAST(${texts[0]} AS ${texts[1]})`
}

export function printExtract(node: ExtractPart, printer: Printer): Doc {
  const { part, from, timeZone } = node
  const isWord = part.weekday === undefined && /^[A-Z_]+$/.test(part.name)
  const name = printer.duckdb && isWord ? part.name : printer.print(part)
  return ['EXTRACT(', name, ' FROM ', printer.print(from), optional(timeZone, printer, ' AT TIME ZONE '), ')']
}

const accessWords: Readonly<Record<Subscript['access'], string>> = {
  plain: '',
  offset: 'OFFSET',
  ordinal: 'ORDINAL',
  'safe-offset': 'SAFE_OFFSET',
  'safe-ordinal': 'SAFE_ORDINAL',
  key: 'KEY',
  'safe-key': 'SAFE_KEY',
}

export function printSubscript(node: Subscript, printer: Printer): Doc {
  const base = printer.operand(node.base, power.postfix)
  const index = printer.print(node.index)
  if (node.access === 'plain') return [base, '[', index, ']']
  if (printer.duckdb) return cannotPrint(`[${accessWords[node.access]}(...)]`, printer)
  return [base, '[', accessWords[node.access], '(', index, ')]']
}

export function printSlice(node: Slice, printer: Printer): Doc {
  const { base, from, to, step } = node
  const end = to === undefined && step !== undefined ? '-' : optional(to, printer)
  return [
    printer.operand(base, power.postfix),
    '[',
    optional(from, printer),
    ':',
    end,
    optional(step, printer, ':'),
    ']',
  ]
}

export function printExists(node: Exists, printer: Printer): Doc {
  return ['EXISTS ', enclosed('(', printer.print(node.query), ')')]
}

export function printSubquery(node: Subquery, printer: Printer): Doc {
  return enclosed('(', printer.print(node.query), ')')
}

export function printLambda(node: Lambda, printer: Printer): Doc {
  const names = node.parameters.map((parameter) => printName(parameter, printer.rules))
  if (printer.duckdb) return [`lambda ${names.join(', ')}: `, printer.print(node.body)]
  return [names.length === 1 ? names : `(${names.join(', ')})`, ' -> ', printer.print(node.body)]
}

export function printListComprehension(node: ListComprehension, printer: Printer): Doc {
  const variables = node.variables.map((variable) => printName(variable, printer.rules)).join(', ')
  const source = printer.print(node.source)
  return [
    '[',
    printer.print(node.element),
    ` FOR ${variables} IN `,
    source,
    optional(node.condition, printer, ' IF '),
    ']',
  ]
}

export function printCollate(node: Collate, printer: Printer): Doc {
  const operand = printer.operand(node.operand, power.collate)
  if (printer.duckdb) return [operand, ` COLLATE ${node.collation}`]
  return ['COLLATE(', printer.print(node.operand), ', ', quoteString(node.collation, printer), ')']
}

export function printAtTimeZone(node: AtTimeZone, printer: Printer): Doc {
  const operand = printer.operand(node.operand, power.timeZone)
  return [operand, ' AT TIME ZONE ', printer.operand(node.timeZone, power.timeZone + 1)]
}

export function printWithExpression(node: WithExpression, printer: Printer): Doc {
  const variables = node.variables.map(({ alias, expression }) => [
    alias === undefined ? '' : printName(alias, printer.rules),
    ' AS ',
    printer.print(expression),
  ])
  return enclosed('WITH(', join([...variables, printer.print(node.result)], [',', line]), ')')
}
