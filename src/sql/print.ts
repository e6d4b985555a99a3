import type { Dialect, Node, NodeKind, NodeOf } from './ast.ts'
import { bigquery } from './dialect-bigquery.ts'
import { duckdb } from './dialect-duckdb.ts'
import { powerOf } from './parse/expression-power.ts'
import {
  printArray,
  printArrayQuery,
  printCall,
  printHavingExtreme,
  printMap,
  printMapEntry,
  printNamedArgument,
  printStar,
  printStarFilter,
  printStruct,
  printStructField,
  printTableArgument,
} from './print/print-call.ts'
import {
  printAtTimeZone,
  printBetween,
  printBinary,
  printCase,
  printCaseBranch,
  printCast,
  printCollate,
  printColumn,
  printExists,
  printExtract,
  printField,
  printInArray,
  printInList,
  printInQuery,
  printIs,
  printLambda,
  printLike,
  printListComprehension,
  printLogical,
  printQuantified,
  printSlice,
  printSubquery,
  printSubscript,
  printUnary,
  printWithExpression,
} from './print/print-expression.ts'
import {
  printDerivedTable,
  printJoin,
  printPivot,
  printPivotColumn,
  printRenamedColumn,
  printSample,
  printTable,
  printTableAlias,
  printTableFunction,
  printUnnest,
  printUnpivot,
  printUnpivotColumns,
  printWithOffset,
} from './print/print-from.ts'
import { type Doc, layOut, mark } from './print/print-layout.ts'
import {
  printBytes,
  printDatePart,
  printInterval,
  printNumber,
  printParameter,
  printString,
  printTypedLiteral,
} from './print/print-literal.ts'
import { printName } from './print/print-name.ts'
import {
  printCommonTable,
  printFrame,
  printFrameBound,
  printGroupBy,
  printGroupingSet,
  printGroupingSets,
  printNamedWindow,
  printOrderItem,
  printQuery,
  printSelect,
  printSelectItem,
  printSetOperation,
  printValues,
  printValuesRow,
  printWindow,
  printWith,
} from './print/print-query.ts'
import {
  printAssignment,
  printColumnDefinition,
  printCreateFunction,
  printCreateTable,
  printCreateView,
  printDelete,
  printDrop,
  printFunctionParameter,
  printInsert,
  printMerge,
  printMergeClause,
  printMergeInsert,
  printMergeUpdate,
  printOnConflict,
  printOption,
  printTruncate,
  printUpdate,
} from './print/print-statement.ts'
import { printType, printTypeField } from './print/print-type.ts'
import type { Printer } from './print/printer.ts'

export interface Printed {
  readonly sql: string
  /** The input offset of the node that the output offset was printed from. */
  locate(offset: number): number | undefined
}

/** Prints a tree as readable SQL: clauses on lines, parentheses by precedence, names quoted where needed. */
export function print(node: Node, dialect: Dialect): Printed {
  const { text, marks } = layOut(printers[dialect].print(node))
  return { sql: text, locate: (offset) => locate(marks, offset) }
}

type Printers = { readonly [K in NodeKind]: (node: NodeOf<K>, printer: Printer) => Doc }

const byKind: Printers = {
  identifier: (node, { rules }) => printName(node, rules),
  query: printQuery,
  with: printWith,
  'common-table': printCommonTable,
  select: printSelect,
  'select-item': printSelectItem,
  'set-operation': printSetOperation,
  values: printValues,
  'values-row': printValuesRow,
  'order-item': printOrderItem,
  'group-by': printGroupBy,
  'grouping-sets': printGroupingSets,
  'grouping-set': printGroupingSet,
  'named-window': printNamedWindow,
  window: printWindow,
  frame: printFrame,
  'frame-bound': printFrameBound,
  table: printTable,
  unnest: printUnnest,
  'derived-table': printDerivedTable,
  'table-function': printTableFunction,
  join: printJoin,
  pivot: printPivot,
  unpivot: printUnpivot,
  'table-alias': printTableAlias,
  'with-offset': printWithOffset,
  'pivot-column': printPivotColumn,
  'unpivot-columns': printUnpivotColumns,
  sample: printSample,
  'renamed-column': printRenamedColumn,
  'typed-literal': printTypedLiteral,
  number: printNumber,
  string: printString,
  bytes: printBytes,
  interval: printInterval,
  parameter: printParameter,
  'date-part': printDatePart,
  column: printColumn,
  field: printField,
  unary: printUnary,
  binary: printBinary,
  logical: printLogical,
  is: printIs,
  between: printBetween,
  'in-list': printInList,
  'in-query': printInQuery,
  'in-array': printInArray,
  like: printLike,
  quantified: printQuantified,
  case: printCase,
  'case-branch': printCaseBranch,
  cast: printCast,
  extract: printExtract,
  subscript: printSubscript,
  slice: printSlice,
  exists: printExists,
  subquery: printSubquery,
  lambda: printLambda,
  'list-comprehension': printListComprehension,
  collate: printCollate,
  'at-time-zone': printAtTimeZone,
  'with-expression': printWithExpression,
  call: printCall,
  'having-extreme': printHavingExtreme,
  star: printStar,
  'star-filter': printStarFilter,
  array: printArray,
  'array-query': printArrayQuery,
  struct: printStruct,
  'struct-field': printStructField,
  map: printMap,
  'map-entry': printMapEntry,
  'named-argument': printNamedArgument,
  'table-argument': printTableArgument,
  type: printType,
  'type-field': printTypeField,
  'create-table': printCreateTable,
  'create-view': printCreateView,
  'create-function': printCreateFunction,
  insert: printInsert,
  update: printUpdate,
  delete: printDelete,
  merge: printMerge,
  drop: printDrop,
  truncate: printTruncate,
  'column-definition': printColumnDefinition,
  option: printOption,
  'function-parameter': printFunctionParameter,
  'on-conflict': printOnConflict,
  assignment: printAssignment,
  'merge-clause': printMergeClause,
  'merge-insert': printMergeInsert,
  'merge-update': printMergeUpdate,
  null: () => 'NULL',
  boolean: (node) => (node.value ? 'TRUE' : 'FALSE'),
  default: () => 'DEFAULT',
  'merge-delete': () => 'DELETE',
  'merge-nothing': () => 'DO NOTHING',
  'other-statement': (node) => node.text,
}

function printerFor(dialect: Dialect): Printer {
  const rules = dialect === 'duckdb' ? duckdb : bigquery
  const printer: Printer = {
    rules,
    duckdb: dialect === 'duckdb',
    print: (node) => [
      mark(node.start),
      (byKind[node.kind] as (node: Node, printer: Printer) => Doc)(node, printer),
    ],
    operand: (node, minimum) => {
      const printed = printer.print(node)
      return powerOf(node, rules) < minimum ? ['(', printed, ')'] : printed
    },
  }
  return printer
}

const printers: Readonly<Record<Dialect, Printer>> = {
  bigquery: printerFor('bigquery'),
  duckdb: printerFor('duckdb'),
}

/** The input offset of the last mark at or before `offset`; marks are pairs in rising order. */
function locate(marks: readonly number[], offset: number): number | undefined {
  let low = 0
  let high = marks.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (marks[middle * 2]! <= offset) low = middle + 1
    else high = middle
  }
  return marks[low * 2 - 1]
}
