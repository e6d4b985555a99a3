import type {
  Binary,
  BinaryOperator,
  BooleanLiteral,
  Call,
  Cast,
  ColumnReference,
  DerivedTable,
  Expression,
  FromItem,
  Identifier,
  Logical,
  NullLiteral,
  NumberLiteral,
  Query,
  QueryBody,
  Select,
  SelectItem,
  Span,
  StringLiteral,
  TableAlias,
  TypeName,
} from './ast.ts'

/*
 * Nodes that no author wrote. The first argument is the node they stand for: they take its place in the text, so that
 * an error or an output offset still leads to the author's line.
 */

export function identifier(at: Span, name: string, quoted = false): Identifier {
  return { kind: 'identifier', name, quoted, start: at.start, end: at.end }
}

export function column(at: Span, ...parts: readonly string[]): ColumnReference {
  return { kind: 'column', parts: parts.map((part) => identifier(at, part)), start: at.start, end: at.end }
}

export function number(at: Span, value: number | bigint): NumberLiteral {
  const text = String(value)
  return { kind: 'number', text, integer: /^\d+$/.test(text), start: at.start, end: at.end }
}

export function string(at: Span, value: string): StringLiteral {
  return { kind: 'string', value, start: at.start, end: at.end }
}

export function boolean(at: Span, value: boolean): BooleanLiteral {
  return { kind: 'boolean', value, start: at.start, end: at.end }
}

export function nullLiteral(at: Span): NullLiteral {
  return { kind: 'null', start: at.start, end: at.end }
}

/** What a call may have besides its arguments. */
export type CallModifiers = Partial<
  Pick<
    Call,
    | 'safe'
    | 'bare'
    | 'distinct'
    | 'nulls'
    | 'having'
    | 'orderBy'
    | 'limit'
    | 'filter'
    | 'withinGroup'
    | 'over'
  >
>

/** `call(at, 'date_trunc', [part, value])`; a dotted name is given as an array of parts. */
export function call(
  at: Span,
  name: string | readonly string[],
  args: readonly Expression[],
  modifiers: CallModifiers = {},
): Call {
  const parts = typeof name === 'string' ? [name] : name
  return {
    kind: 'call',
    name: parts.map((part) => identifier(at, part)),
    safe: false,
    args,
    distinct: false,
    orderBy: [],
    ...modifiers,
    start: at.start,
    end: at.end,
  }
}

export function binary(at: Span, left: Expression, operator: BinaryOperator, right: Expression): Binary {
  return { kind: 'binary', operator, left, right, start: at.start, end: at.end }
}

/** AND or OR of the operands; a lone operand stays as it is. */
export function logical(
  at: Span,
  operator: Logical['operator'],
  operands: readonly Expression[],
): Expression {
  const [only] = operands
  if (operands.length === 1 && only !== undefined) return only
  return { kind: 'logical', operator, operands, start: at.start, end: at.end }
}

export function not(at: Span, operand: Expression): Expression {
  return { kind: 'unary', operator: 'not', operand, start: at.start, end: at.end }
}

export function isNull(at: Span, operand: Expression, negated = false): Expression {
  return { kind: 'is', operand, test: 'null', negated, start: at.start, end: at.end }
}

/** A type without elements or fields: `typeName(at, 'DECIMAL', [38, 9])`. */
export function typeName(at: Span, name: string, parameters: readonly number[] = []): TypeName {
  return {
    kind: 'type',
    name,
    parameters: parameters.map((parameter) => number(at, parameter)),
    elements: [],
    fields: [],
    start: at.start,
    end: at.end,
  }
}

export function arrayType(at: Span, element: TypeName): TypeName {
  return {
    kind: 'type',
    name: 'ARRAY',
    parameters: [],
    elements: [element],
    fields: [],
    start: at.start,
    end: at.end,
  }
}

export function cast(at: Span, operand: Expression, type: TypeName | string, safe = false): Cast {
  return {
    kind: 'cast',
    operand,
    type: typeof type === 'string' ? typeName(at, type) : type,
    safe,
    start: at.start,
    end: at.end,
  }
}

/** `CASE WHEN condition THEN result ... ELSE otherwise END`. */
export function caseWhen(
  at: Span,
  branches: readonly (readonly [condition: Expression, result: Expression])[],
  otherwise?: Expression,
): Expression {
  return {
    kind: 'case',
    branches: branches.map(([condition, result]) => ({
      kind: 'case-branch',
      condition,
      result,
      start: at.start,
      end: at.end,
    })),
    otherwise,
    start: at.start,
    end: at.end,
  }
}

export function selectItem(at: Span, expression: Expression, alias?: string): SelectItem {
  return {
    kind: 'select-item',
    expression,
    alias: alias === undefined ? undefined : identifier(at, alias),
    start: at.start,
    end: at.end,
  }
}

/** `SELECT items FROM from`, to which clauses may be added. */
export function select(at: Span, items: readonly SelectItem[], from?: FromItem): Select {
  const { start, end } = at
  return {
    ...{ kind: 'select', distinct: false, distinctOn: [], items: [...items], windows: [], start, end },
    ...(from === undefined ? {} : { from }),
  }
}

export function query(at: Span, body: QueryBody): Query {
  if (body.kind === 'query') return body
  return { kind: 'query', body, orderBy: [], start: at.start, end: at.end }
}

/** `(body) AS name (columns)`. */
export function derivedTable(
  at: Span,
  body: QueryBody,
  name: string,
  columns: readonly string[] = [],
): DerivedTable {
  const { start, end } = at
  return { kind: 'derived-table', query: query(at, body), alias: tableAlias(at, name, columns), start, end }
}

export function tableAlias(at: Span, name: string, columns: readonly string[]): TableAlias {
  const { start, end } = at
  const names = columns.map((each) => identifier(at, each))
  return { kind: 'table-alias', name: identifier(at, name), columns: names, start, end }
}
