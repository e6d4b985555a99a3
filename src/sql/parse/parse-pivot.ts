import type {
  Expression,
  FromItem,
  Identifier,
  Pivot,
  PivotColumn,
  SelectItem,
  TableAlias,
  Unpivot,
  UnpivotColumns,
} from '../ast.ts'
import { isQueryAhead } from './parse-ahead.ts'
import { parseSample } from './parse-sample.ts'
import type { Parser } from './parser.ts'

export function atPivot(parser: Parser): boolean {
  if (!parser.at('PIVOT') && !parser.at('UNPIVOT')) return false
  return parser.isOperator(1, '(') || parser.isWord(1, 'INCLUDE') || parser.isWord(1, 'EXCLUDE')
}

/** `input PIVOT (...)` or `input UNPIVOT (...)`. */
export function parsePivot(parser: Parser, input: FromItem): Pivot | Unpivot {
  return parser.next().text === 'PIVOT'
    ? parsePivotOperator(parser, input)
    : parseUnpivotOperator(parser, input)
}

function parsePivotOperator(parser: Parser, input: FromItem): Pivot {
  parser.expectOperator('(')
  const aggregates = parser.list(parseAliased)
  parser.expect('FOR')
  const columns = [parsePivotColumn(parser)]
  while (!parser.bigquery && !parser.atOperator(')') && !parser.at('GROUP'))
    columns.push(parsePivotColumn(parser))
  const groupBy = parser.acceptWords('GROUP', 'BY') ? parser.list(() => parser.expression()) : []
  parser.expectOperator(')')
  const alias = parseAliasOf(parser)
  const sample = parser.accept('TABLESAMPLE') ? parseSample(parser) : undefined
  return {
    kind: 'pivot',
    input,
    aggregates,
    columns,
    groupBy,
    alias,
    sample,
    start: input.start,
    end: parser.end,
  }
}

function parsePivotColumn(parser: Parser): PivotColumn {
  // The operand ends where IN begins, so it must bind tighter than IN does.
  const column = parser.expression(parser.rules.powers.get('match')! + 1)
  const { start } = column
  parser.expect('IN')
  if (!parser.bigquery && !parser.atOperator('(')) {
    const expression = parser.expression()
    const values: SelectItem[] = [
      { kind: 'select-item', expression, start: expression.start, end: parser.end },
    ]
    return { kind: 'pivot-column', column, values, start, end: parser.end }
  }
  if (!parser.bigquery && isQueryAhead(parser)) {
    const query = parser.queryInParentheses()
    return { kind: 'pivot-column', column, query, start, end: parser.end }
  }
  const values = parser.parenthesised(parseAliased)
  return { kind: 'pivot-column', column, values, start, end: parser.end }
}

/** `expression [AS alias]`, where FOR ends the list. */
function parseAliased(parser: Parser): SelectItem {
  const expression = parser.expression()
  const hasAlias = parser.accept('AS') || parser.atName()
  const alias = hasAlias ? parser.newName('an alias') : undefined
  return { kind: 'select-item', expression, alias, start: expression.start, end: parser.end }
}

function parseUnpivotOperator(parser: Parser, input: FromItem): Unpivot {
  const includeNulls = parser.acceptWords('INCLUDE', 'NULLS')
  if (!includeNulls) parser.acceptWords('EXCLUDE', 'NULLS')
  parser.expectOperator('(')
  const values = parseNames(parser)
  parser.expect('FOR')
  const name = parser.name('the name column')
  parser.expect('IN')
  const columns = parser.parenthesised(parseUnpivotColumns)
  parser.expectOperator(')')
  const alias = parseAliasOf(parser)
  const sample = parser.accept('TABLESAMPLE') ? parseSample(parser) : undefined
  return {
    kind: 'unpivot',
    input,
    includeNulls,
    values,
    name,
    columns,
    alias,
    sample,
    start: input.start,
    end: parser.end,
  }
}

/** `name` or `(name, name)`. */
function parseNames(parser: Parser): Identifier[] {
  if (!parser.atOperator('(')) return [parser.name('the value column')]
  return parser.parenthesised((inner) => inner.name('a value column'))
}

function parseUnpivotColumns(parser: Parser): UnpivotColumns {
  const { start } = parser.peek()
  const isList = parser.atOperator('(')
  const columns: Expression[] = isList
    ? parser.parenthesised(() => parser.expression())
    : [parser.expression()]
  const label = parser.accept('AS') ? parser.expression() : undefined
  return { kind: 'unpivot-columns', columns, label, start, end: parser.end }
}

function parseAliasOf(parser: Parser): TableAlias | undefined {
  const { start } = parser.peek()
  const hasAs = parser.accept('AS')
  if (!hasAs && (!parser.atName() || atPivot(parser))) return undefined
  const name = parser.newName('an alias')
  const columns =
    !parser.bigquery && parser.atOperator('(') ? parser.parenthesised((inner) => inner.name('a column')) : []
  return { kind: 'table-alias', name, columns, start, end: parser.end }
}

/** DuckDB's `PIVOT t ON a USING sum(b) GROUP BY c` and `UNPIVOT t ON a, b INTO NAME n VALUE v`. */
export function parsePivotStatement(parser: Parser): Pivot | Unpivot {
  const { start, text } = parser.next()
  const input = parser.grammar.from(parser)
  return text === 'PIVOT' ? parseSimplePivot(parser, input, start) : parseSimpleUnpivot(parser, input, start)
}

function parseSimplePivot(parser: Parser, input: FromItem, start: number): Pivot {
  const columns = parser.accept('ON') ? parser.list(parseSimpleColumn) : []
  const aggregates = parser.accept('USING') ? parser.list(parseAliased) : []
  const groupBy = parser.acceptWords('GROUP', 'BY') ? parser.list(() => parser.expression()) : []
  return { kind: 'pivot', input, aggregates, columns, groupBy, simplified: true, start, end: parser.end }
}

function parseSimpleColumn(parser: Parser): PivotColumn {
  const column = parser.expression(parser.rules.powers.get('match')! + 1)
  if (parser.at('IN')) {
    parser.next()
    if (isQueryAhead(parser)) {
      const query = parser.queryInParentheses()
      return { kind: 'pivot-column', column, query, start: column.start, end: parser.end }
    }
    const values = parser.parenthesised(parseAliased)
    return { kind: 'pivot-column', column, values, start: column.start, end: parser.end }
  }
  return { kind: 'pivot-column', column, start: column.start, end: parser.end }
}

function parseSimpleUnpivot(parser: Parser, input: FromItem, start: number): Unpivot {
  const includeNulls = parser.acceptWords('INCLUDE', 'NULLS')
  parser.expect('ON')
  const columns = parser.list(parseSimpleUnpivotColumns)
  let name: Identifier = { kind: 'identifier', name: 'name', quoted: false, start, end: start }
  let values: Identifier[] = [{ kind: 'identifier', name: 'value', quoted: false, start, end: start }]
  if (parser.accept('INTO')) {
    if (parser.accept('NAME')) name = parser.name('the name column')
    if (parser.accept('VALUE')) values = parser.list((inner) => inner.name('the value column'))
  }
  return {
    kind: 'unpivot',
    input,
    includeNulls,
    values,
    name,
    columns,
    simplified: true,
    start,
    end: parser.end,
  }
}

function parseSimpleUnpivotColumns(parser: Parser): UnpivotColumns {
  const columns = parser.atOperator('(')
    ? parser.parenthesised(() => parser.expression())
    : [parser.expression()]
  const label = parser.accept('AS') ? parser.expression() : undefined
  return { kind: 'unpivot-columns', columns, label, start: columns[0]!.start, end: parser.end }
}
