/**
 * The syntax tree of SQL: one shape for every dialect, so that analysis and rewriting meet few cases.
 *
 * Every node is told apart by `kind` and carries the UTF-16 offsets `start` (inclusive) and `end` (exclusive) of the
 * text it was read from. A node that a rewrite invented carries the offsets of the node it stands for. Lists are empty
 * rather than absent. Parentheses are not nodes: the printer sets them by precedence. Everything nested is itself a
 * node, which is what lets `walk.ts` visit any tree from one table. Queries hold expressions and expressions queries,
 * which is why all kinds share one file.
 */
export type Dialect = 'bigquery' | 'duckdb'

export interface Span {
  readonly start: number
  readonly end: number
}

/** One part of a name, without its quotes. `` `a.b` `` in BigQuery has been split into two parts already. */
export interface Identifier extends Span {
  readonly kind: 'identifier'
  readonly name: string
  readonly quoted: boolean
}

// Queries ------------------------------------------------------------------------------------------------------------

/** WITH, a body, ORDER BY and LIMIT. A query in parentheses within a set operation is again a `Query`. */
export interface Query extends Span {
  readonly kind: 'query'
  readonly with?: With | undefined
  readonly body: QueryBody
  /** DuckDB's ORDER BY ALL is one item whose expression is a `Star`. */
  readonly orderBy: readonly OrderItem[]
  readonly limit?: Expression | undefined
  readonly limitPercent?: boolean | undefined
  readonly offset?: Expression | undefined
  /** T-SQL: FOR XML PATH(''), which joins texts. */
  readonly joinsTexts?: boolean | undefined
}

export type QueryBody = Select | SetOperation | Values | Query

export interface With extends Span {
  readonly kind: 'with'
  readonly recursive: boolean
  readonly tables: readonly CommonTable[]
}

/** `name (columns) AS (query)`. */
export interface CommonTable extends Span {
  readonly kind: 'common-table'
  readonly name: Identifier
  readonly columns: readonly Identifier[]
  /** DuckDB: AS MATERIALIZED is true, AS NOT MATERIALIZED is false. */
  readonly materialized?: boolean | undefined
  /** DuckDB: USING KEY (columns) of a recursive table. */
  readonly usingKey?: readonly Identifier[] | undefined
  readonly query: Query
}

/** FROM-first queries, `TABLE t` and pipes have become plain SELECTs with a `*`. */
export interface Select extends Span {
  readonly kind: 'select'
  /** BigQuery: `WITH DIFFERENTIAL_PRIVACY OPTIONS (...)` and kin. */
  readonly privacy?: (Span & { readonly name: string }) | undefined
  readonly distinct: boolean
  /** DuckDB: DISTINCT ON (expressions). */
  readonly distinctOn: readonly Expression[]
  /** BigQuery: SELECT AS STRUCT, SELECT AS VALUE. */
  readonly as?: 'struct' | 'value' | undefined
  /** T-SQL: SELECT TOP (n). */
  readonly top?: Expression | undefined
  /** T-SQL: TOP ... WITH TIES. */
  readonly ties?: boolean | undefined
  /** T-SQL: SELECT ... INTO table. */
  readonly into?: readonly Identifier[] | undefined
  readonly items: readonly SelectItem[]
  readonly from?: FromItem | undefined
  readonly where?: Expression | undefined
  readonly groupBy?: GroupBy | undefined
  readonly having?: Expression | undefined
  readonly qualify?: Expression | undefined
  readonly windows: readonly NamedWindow[]
  /** DuckDB: USING SAMPLE. */
  readonly sample?: Sample | undefined
}

/** `expression [AS alias]`; the expression may be a `Star`. */
export interface SelectItem extends Span {
  readonly kind: 'select-item'
  readonly expression: Expression
  readonly alias?: Identifier | undefined
}

export interface SetOperation extends Span {
  readonly kind: 'set-operation'
  readonly operator: 'union' | 'intersect' | 'except'
  readonly all: boolean
  /** Columns are matched by name: BY NAME, or BigQuery's CORRESPONDING. */
  readonly byName: boolean
  /** BigQuery with matching by name: which columns the result has. */
  readonly columns?: 'inner' | 'full' | 'left' | 'strict' | undefined
  /** BY NAME ON (columns), CORRESPONDING BY (columns). */
  readonly on: readonly Identifier[]
  readonly left: QueryBody
  readonly right: QueryBody
}

export interface Values extends Span {
  readonly kind: 'values'
  readonly rows: readonly ValuesRow[]
}

export interface ValuesRow extends Span {
  readonly kind: 'values-row'
  readonly values: readonly Expression[]
}

export interface OrderItem extends Span {
  readonly kind: 'order-item'
  readonly expression: Expression
  readonly direction?: 'asc' | 'desc' | undefined
  readonly nulls?: 'first' | 'last' | undefined
}

/** `all` is GROUP BY ALL, then `items` is empty. */
export interface GroupBy extends Span {
  readonly kind: 'group-by'
  readonly all: boolean
  readonly items: readonly GroupItem[]
}

export type GroupItem = Expression | GroupingSets

/** ROLLUP (...), CUBE (...), GROUPING SETS (...). A set of several columns is a `GroupingSet`. */
export interface GroupingSets extends Span {
  readonly kind: 'grouping-sets'
  readonly form: 'rollup' | 'cube' | 'sets'
  readonly items: readonly (GroupItem | GroupingSet)[]
}

export interface GroupingSet extends Span {
  readonly kind: 'grouping-set'
  readonly items: readonly Expression[]
}

export interface NamedWindow extends Span {
  readonly kind: 'named-window'
  readonly name: Identifier
  readonly window: Window
}

/** A window specification. `bare` is `OVER w` without parentheses. */
export interface Window extends Span {
  readonly kind: 'window'
  readonly base?: Identifier | undefined
  readonly bare?: boolean | undefined
  readonly partitionBy: readonly Expression[]
  readonly orderBy: readonly OrderItem[]
  readonly frame?: Frame | undefined
}

export interface Frame extends Span {
  readonly kind: 'frame'
  readonly unit: 'rows' | 'range' | 'groups'
  readonly from: FrameBound
  /** Absent: the frame ends at the current row, without BETWEEN. */
  readonly to?: FrameBound | undefined
  readonly exclude?: 'current row' | 'group' | 'ties' | 'no others' | undefined
}

export interface FrameBound extends Span {
  readonly kind: 'frame-bound'
  readonly bound: 'unbounded preceding' | 'preceding' | 'current row' | 'following' | 'unbounded following'
  readonly offset?: Expression | undefined
}

// FROM ---------------------------------------------------------------------------------------------------------------

export type FromItem = TableReference | Unnest | DerivedTable | TableFunction | Join | Pivot | Unpivot

/** `AS name (columns)`. */
export interface TableAlias extends Span {
  readonly kind: 'table-alias'
  readonly name: Identifier
  readonly columns: readonly Identifier[]
  /** Handed on by a pipe from an UNNEST: the name stands for the element, not for the row. */
  readonly element?: boolean | undefined
}

/** A table by name. In BigQuery `t.items` may be an array column of an earlier table; only analysis can tell. */
export interface TableReference extends Span {
  readonly kind: 'table'
  readonly name: readonly Identifier[]
  readonly alias?: TableAlias | undefined
  /** For a correlated array path: WITH OFFSET. */
  readonly withOffset?: WithOffset | undefined
  /** FOR SYSTEM_TIME AS OF, DuckDB's AT (TIMESTAMP => ...). */
  readonly asOf?: Expression | undefined
  readonly sample?: Sample | undefined
}

/** `UNNEST(expressions) AS alias WITH OFFSET AS position`. DuckDB's WITH ORDINALITY is `ordinality`. */
export interface Unnest extends Span {
  readonly kind: 'unnest'
  readonly expressions: readonly Expression[]
  readonly alias?: TableAlias | undefined
  readonly withOffset?: WithOffset | undefined
  readonly ordinality?: boolean | undefined
  readonly lateral?: boolean | undefined
  readonly sample?: Sample | undefined
}

export interface WithOffset extends Span {
  readonly kind: 'with-offset'
  readonly alias?: Identifier | undefined
}

export interface DerivedTable extends Span {
  readonly kind: 'derived-table'
  readonly query: Query
  readonly alias?: TableAlias | undefined
  readonly lateral?: boolean | undefined
  readonly sample?: Sample | undefined
}

export interface TableFunction extends Span {
  readonly kind: 'table-function'
  readonly call: Call
  readonly alias?: TableAlias | undefined
  readonly lateral?: boolean | undefined
  readonly ordinality?: boolean | undefined
  readonly sample?: Sample | undefined
}

export interface Join extends Span {
  readonly kind: 'join'
  readonly type: 'inner' | 'left' | 'right' | 'full' | 'cross' | 'comma' | 'semi' | 'anti' | 'positional'
  readonly natural?: boolean | undefined
  readonly asof?: boolean | undefined
  readonly left: FromItem
  readonly right: FromItem
  readonly on?: Expression | undefined
  readonly using?: readonly Identifier[] | undefined
}

/** PIVOT in its operator form and DuckDB's statement form, where `values` and `columns` may be left out. */
export interface Pivot extends Span {
  readonly kind: 'pivot'
  readonly input: FromItem
  readonly aggregates: readonly SelectItem[]
  readonly columns: readonly PivotColumn[]
  /** DuckDB: GROUP BY within PIVOT. */
  readonly groupBy: readonly Expression[]
  /** DuckDB: `PIVOT t ON ...` rather than `t PIVOT (...)`. */
  readonly simplified?: boolean | undefined
  readonly alias?: TableAlias | undefined
  readonly sample?: Sample | undefined
}

/** `FOR column IN (values)`; no `values`: all that the data has (DuckDB). */
export interface PivotColumn extends Span {
  readonly kind: 'pivot-column'
  readonly column: Expression
  readonly values?: readonly SelectItem[] | undefined
  readonly query?: Query | undefined
}

export interface Unpivot extends Span {
  readonly kind: 'unpivot'
  readonly input: FromItem
  readonly includeNulls: boolean
  /** Several in BigQuery's multi-column form: `UNPIVOT ((a, b) FOR name IN ((a1, b1), (a2, b2)))`. */
  readonly values: readonly Identifier[]
  readonly name: Identifier
  readonly columns: readonly UnpivotColumns[]
  /** DuckDB: `UNPIVOT t ON ...` rather than `t UNPIVOT (...)`. */
  readonly simplified?: boolean | undefined
  readonly alias?: TableAlias | undefined
  readonly sample?: Sample | undefined
}

export interface UnpivotColumns extends Span {
  readonly kind: 'unpivot-columns'
  readonly columns: readonly Expression[]
  /** What the name column says: a string or number in BigQuery, an identifier's text in DuckDB. */
  readonly label?: Expression | undefined
}

/** TABLESAMPLE and USING SAMPLE. */
export interface Sample extends Span {
  readonly kind: 'sample'
  readonly method?: string | undefined
  readonly size: Expression
  readonly unit: 'percent' | 'rows'
  readonly seed?: Expression | undefined
}

// Expressions --------------------------------------------------------------------------------------------------------

export type Expression =
  | NullLiteral
  | BooleanLiteral
  | NumberLiteral
  | StringLiteral
  | BytesLiteral
  | TypedLiteral
  | Interval
  | ColumnReference
  | Field
  | Star
  | Parameter
  | Unary
  | Binary
  | Logical
  | Is
  | Between
  | InList
  | InQuery
  | InArray
  | Like
  | Quantified
  | Case
  | Cast
  | Call
  | ExtractPart
  | DatePart
  | Subscript
  | Slice
  | ArrayLiteral
  | ArrayQuery
  | StructLiteral
  | MapLiteral
  | Exists
  | Subquery
  | Lambda
  | NamedArgument
  | TableArgument
  | ListComprehension
  | Collate
  | AtTimeZone
  | WithExpression
  | DefaultValue

export interface NullLiteral extends Span {
  readonly kind: 'null'
}

export interface BooleanLiteral extends Span {
  readonly kind: 'boolean'
  readonly value: boolean
}

/** The digits as written (`1`, `0xFF`, `1.5e3`); `integer` if it has neither point nor exponent. */
export interface NumberLiteral extends Span {
  readonly kind: 'number'
  readonly text: string
  readonly integer: boolean
}

/** `value` is what the string means, escapes resolved. */
export interface StringLiteral extends Span {
  readonly kind: 'string'
  readonly value: string
}

/** `value` holds one character per byte, with codes 0 to 255. */
export interface BytesLiteral extends Span {
  readonly kind: 'bytes'
  readonly value: string
}

/** `DATE '2024-01-01'`, `NUMERIC '1.5'`, `JSON '{}'`, `RANGE<DATE> '[a, b)'`. */
export interface TypedLiteral extends Span {
  readonly kind: 'typed-literal'
  readonly type: TypeName
  readonly value: string
}

/** `INTERVAL value unit [TO to]`; units in upper case and singular. DuckDB's `INTERVAL '1 day'` has no unit. */
export interface Interval extends Span {
  readonly kind: 'interval'
  readonly value: Expression
  readonly unit?: string | undefined
  readonly to?: string | undefined
}

/** A dotted path `a.b.c`; which part is table, column or struct field, only analysis can tell. */
export interface ColumnReference extends Span {
  readonly kind: 'column'
  readonly parts: readonly Identifier[]
}

/** `base.name` where the base is no plain path: `f(x).y`, `a[0].b`. BigQuery's `base.*` in a call is no field. */
export interface Field extends Span {
  readonly kind: 'field'
  readonly base: Expression
  readonly name: Identifier
}

/** `*`, `t.*`, `a.b.*` with what follows; stands as item of a SELECT and as argument (`COUNT(*)`). */
export interface Star extends Span {
  readonly kind: 'star'
  readonly qualifier?: Expression | undefined
  /** EXCEPT in BigQuery, EXCLUDE in DuckDB. Several parts for DuckDB's qualified names. */
  readonly except: readonly ColumnReference[]
  /** REPLACE (expression AS alias); the alias is always there. */
  readonly replace: readonly SelectItem[]
  /** DuckDB: RENAME (a AS b). */
  readonly rename: readonly RenamedColumn[]
  /** DuckDB: `* LIKE 'pattern'` and kin. */
  readonly like?: StarFilter | undefined
}

export interface RenamedColumn extends Span {
  readonly kind: 'renamed-column'
  readonly from: ColumnReference
  readonly to: Identifier
}

export interface StarFilter extends Span {
  readonly kind: 'star-filter'
  readonly operator: LikeOperator
  readonly negated: boolean
  readonly pattern: Expression
}

/** `@name`, `$name`, `$1` and `?` (neither name nor position); `system` is `@@name`, dots included. */
export interface Parameter extends Span {
  readonly kind: 'parameter'
  readonly name?: string | undefined
  readonly position?: number | undefined
  readonly system?: boolean | undefined
}

/** `unpack` is DuckDB's `*COLUMNS(...)`, `factorial` its postfix `!`. */
export interface Unary extends Span {
  readonly kind: 'unary'
  readonly operator: '-' | '+' | '~' | 'not' | 'unpack' | 'factorial' | '@'
  readonly operand: Expression
}

export type BinaryOperator =
  | '='
  | '<>'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'is distinct from'
  | 'is not distinct from'
  | '+'
  | '-'
  | '*'
  | '/'
  | '//'
  | '%'
  | '**'
  | '||'
  | '&'
  | '|'
  | '^'
  | '<<'
  | '>>'
  | '->'
  | '->>'
  | '~'
  | '!~'
  | '~*'
  | '!~*'
  | '&&'
  | '@>'
  | '<@'
  | '^@'
  | '<->'
  | '<=>'
  | 'overlaps'

/** `!=` reads as `<>`, `==` as `=`. In DuckDB `^` is power and means `**`; in BigQuery it is exclusive or. */
export interface Binary extends Span {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly left: Expression
  readonly right: Expression
}

/** AND, OR over two or more operands: `a AND b AND c` is one node. */
export interface Logical extends Span {
  readonly kind: 'logical'
  readonly operator: 'and' | 'or'
  readonly operands: readonly Expression[]
}

/** `IS [NOT] NULL | TRUE | FALSE | UNKNOWN`; ISNULL and NOTNULL too. */
export interface Is extends Span {
  readonly kind: 'is'
  readonly operand: Expression
  readonly test: 'null' | 'true' | 'false' | 'unknown'
  readonly negated: boolean
}

export interface Between extends Span {
  readonly kind: 'between'
  readonly operand: Expression
  readonly low: Expression
  readonly high: Expression
  readonly negated: boolean
}

export interface InList extends Span {
  readonly kind: 'in-list'
  readonly operand: Expression
  readonly values: readonly Expression[]
  readonly negated: boolean
}

export interface InQuery extends Span {
  readonly kind: 'in-query'
  readonly operand: Expression
  readonly query: Query
  readonly negated: boolean
}

/** BigQuery's `x IN UNNEST(array)`, DuckDB's `x IN array`. */
export interface InArray extends Span {
  readonly kind: 'in-array'
  readonly operand: Expression
  readonly array: Expression
  readonly negated: boolean
}

export type LikeOperator = 'like' | 'ilike' | 'similar to' | 'glob'

/** One pattern without `quantifier`; with LIKE ANY/SOME/ALL a list, or one `Subquery`, or a call of UNNEST. */
export interface Like extends Span {
  readonly kind: 'like'
  readonly operator: LikeOperator
  readonly operand: Expression
  readonly patterns: readonly Expression[]
  readonly quantifier?: 'any' | 'all' | undefined
  readonly escape?: Expression | undefined
  readonly negated: boolean
}

/** `x = ANY (array or query)`. */
export interface Quantified extends Span {
  readonly kind: 'quantified'
  readonly operator: BinaryOperator
  readonly operand: Expression
  readonly quantifier: 'any' | 'all'
  readonly over: Expression
}

export interface Case extends Span {
  readonly kind: 'case'
  readonly operand?: Expression | undefined
  readonly branches: readonly CaseBranch[]
  readonly otherwise?: Expression | undefined
}

export interface CaseBranch extends Span {
  readonly kind: 'case-branch'
  readonly condition: Expression
  readonly result: Expression
}

/** CAST, SAFE_CAST/TRY_CAST (`safe`) and `x::type`. */
export interface Cast extends Span {
  readonly kind: 'cast'
  readonly operand: Expression
  readonly type: TypeName
  readonly safe: boolean
  readonly format?: Expression | undefined
  readonly timeZone?: Expression | undefined
}

/** Any call of a function, aggregate, window function or table function. `callName()` gives its name in upper case. */
export interface Call extends Span {
  readonly kind: 'call'
  /** `SAFE.` is not a part but `safe`. */
  readonly name: readonly Identifier[]
  readonly safe: boolean
  /** Written without parentheses: CURRENT_DATE. */
  readonly bare?: boolean | undefined
  readonly args: readonly Expression[]
  readonly distinct: boolean
  /** Wherever it was written, within the parentheses or after them. */
  readonly nulls?: 'ignore' | 'respect' | undefined
  readonly having?: HavingExtreme | undefined
  readonly orderBy: readonly OrderItem[]
  readonly limit?: Expression | undefined
  readonly filter?: Expression | undefined
  /** WITHIN GROUP (ORDER BY ...) rather than within the parentheses. */
  readonly withinGroup?: boolean | undefined
  readonly over?: Window | undefined
}

/** `ANY_VALUE(x HAVING MAX y)`. */
export interface HavingExtreme extends Span {
  readonly kind: 'having-extreme'
  readonly extreme: 'max' | 'min'
  readonly expression: Expression
}

export interface ExtractPart extends Span {
  readonly kind: 'extract'
  readonly part: DatePart
  readonly from: Expression
  readonly timeZone?: Expression | undefined
}

/** A word that stands where a function takes a keyword: MONTH, WEEK(MONDAY), NFC. In upper case, never a column. */
export interface DatePart extends Span {
  readonly kind: 'date-part'
  readonly name: string
  /** The weekday of WEEK(MONDAY). */
  readonly weekday?: string | undefined
}

/** `base[index]`; how it counts: `plain` is what the base's type says (array, map, JSON, struct). */
export interface Subscript extends Span {
  readonly kind: 'subscript'
  readonly base: Expression
  readonly index: Expression
  readonly access: 'plain' | 'offset' | 'ordinal' | 'safe-offset' | 'safe-ordinal' | 'key' | 'safe-key'
}

/** DuckDB: `base[from:to:step]`. */
export interface Slice extends Span {
  readonly kind: 'slice'
  readonly base: Expression
  readonly from?: Expression | undefined
  readonly to?: Expression | undefined
  readonly step?: Expression | undefined
}

/** `[1, 2]`, `ARRAY<INT64>[1, 2]`; `type` is the type of the whole array if written. */
export interface ArrayLiteral extends Span {
  readonly kind: 'array'
  readonly type?: TypeName | undefined
  readonly elements: readonly Expression[]
}

export interface ArrayQuery extends Span {
  readonly kind: 'array-query'
  readonly query: Query
}

/** `STRUCT(1 AS a)`, `STRUCT<a INT64>(1)`, DuckDB's `{'a': 1}`; `tuple` is `(1, 2)` in mere parentheses. */
export interface StructLiteral extends Span {
  readonly kind: 'struct'
  readonly type?: TypeName | undefined
  readonly tuple: boolean
  readonly fields: readonly StructField[]
}

export interface StructField extends Span {
  readonly kind: 'struct-field'
  readonly name?: Identifier | undefined
  readonly value: Expression
}

/** DuckDB: `MAP {'a': 1}`. */
export interface MapLiteral extends Span {
  readonly kind: 'map'
  readonly entries: readonly MapEntry[]
}

export interface MapEntry extends Span {
  readonly kind: 'map-entry'
  readonly key: Expression
  readonly value: Expression
}

export interface Exists extends Span {
  readonly kind: 'exists'
  readonly query: Query
}

export interface Subquery extends Span {
  readonly kind: 'subquery'
  readonly query: Query
}

/** `x -> e`, `(x, y) -> e`, DuckDB's `lambda x: e`. */
export interface Lambda extends Span {
  readonly kind: 'lambda'
  readonly parameters: readonly Identifier[]
  readonly body: Expression
}

/** `name => value`; DuckDB's `name := value` and `name = value` in table functions too. */
export interface NamedArgument extends Span {
  readonly kind: 'named-argument'
  readonly name: Identifier
  readonly value: Expression
}

/** BigQuery: `TABLE name`, `MODEL name`, `TABLE (query)` as an argument. */
export interface TableArgument extends Span {
  readonly kind: 'table-argument'
  readonly of: 'table' | 'model'
  readonly name: readonly Identifier[]
}

/** DuckDB: `[element FOR variables IN source IF condition]`. */
export interface ListComprehension extends Span {
  readonly kind: 'list-comprehension'
  readonly element: Expression
  readonly variables: readonly Identifier[]
  readonly source: Expression
  readonly condition?: Expression | undefined
}

export interface Collate extends Span {
  readonly kind: 'collate'
  readonly operand: Expression
  readonly collation: string
}

/** DuckDB: `x AT TIME ZONE zone`. In BigQuery it only stands within CAST and EXTRACT. */
export interface AtTimeZone extends Span {
  readonly kind: 'at-time-zone'
  readonly operand: Expression
  readonly timeZone: Expression
}

/** BigQuery: `WITH(a AS 1, b AS a + 1, a * b)`. */
export interface WithExpression extends Span {
  readonly kind: 'with-expression'
  readonly variables: readonly SelectItem[]
  readonly result: Expression
}

/** DEFAULT as a value of INSERT, UPDATE or MERGE. */
export interface DefaultValue extends Span {
  readonly kind: 'default'
}

// Types --------------------------------------------------------------------------------------------------------------

/**
 * A type as written, the name in upper case (`DOUBLE PRECISION`, `TIMESTAMP WITH TIME ZONE`).
 * ARRAY and RANGE have one `element`, MAP two; STRUCT and UNION have `fields`. DuckDB's `T[]` and `T[3]` are ARRAYs.
 */
export interface TypeName extends Span {
  readonly kind: 'type'
  readonly name: string
  /** `NUMERIC(10, 2)`, `STRING(MAX)`, the values of ENUM, the size of `T[3]`. */
  readonly parameters: readonly Expression[]
  readonly elements: readonly TypeName[]
  readonly fields: readonly TypeField[]
}

export interface TypeField extends Span {
  readonly kind: 'type-field'
  readonly name?: Identifier | undefined
  readonly type: TypeName
}

// Statements ---------------------------------------------------------------------------------------------------------

export type Statement =
  | Query
  | CreateTable
  | CreateView
  | CreateFunction
  | Insert
  | Update
  | Delete
  | Merge
  | Drop
  | Truncate
  | OtherStatement

export interface CreateTable extends Span {
  readonly kind: 'create-table'
  readonly name: readonly Identifier[]
  readonly orReplace: boolean
  readonly ifNotExists: boolean
  readonly temporary: boolean
  readonly columns: readonly ColumnDefinition[]
  readonly partitionBy: readonly Expression[]
  readonly clusterBy: readonly Expression[]
  readonly options: readonly Option[]
  readonly query?: Query | undefined
}

/** A column of CREATE TABLE; `type` is absent where a query gives it. */
export interface ColumnDefinition extends Span {
  readonly kind: 'column-definition'
  readonly name: Identifier
  readonly type?: TypeName | undefined
  readonly notNull: boolean
  readonly primaryKey?: boolean | undefined
  readonly defaultValue?: Expression | undefined
  readonly options: readonly Option[]
}

export interface Option extends Span {
  readonly kind: 'option'
  readonly name: Identifier
  readonly value: Expression
}

export interface CreateView extends Span {
  readonly kind: 'create-view'
  readonly name: readonly Identifier[]
  readonly orReplace: boolean
  readonly ifNotExists: boolean
  readonly temporary: boolean
  readonly materialized: boolean
  readonly columns: readonly Identifier[]
  readonly options: readonly Option[]
  readonly query: Query
}

/** CREATE FUNCTION, DuckDB's CREATE MACRO. One of `expression`, `query` and `code` is there. */
export interface CreateFunction extends Span {
  readonly kind: 'create-function'
  readonly name: readonly Identifier[]
  readonly orReplace: boolean
  readonly ifNotExists: boolean
  readonly temporary: boolean
  readonly aggregate: boolean
  readonly table: boolean
  readonly parameters: readonly FunctionParameter[]
  readonly returns?: TypeName | undefined
  /** `js`, `python`; absent for SQL. */
  readonly language?: string | undefined
  readonly options: readonly Option[]
  readonly expression?: Expression | undefined
  readonly query?: Query | undefined
  readonly code?: string | undefined
}

export interface FunctionParameter extends Span {
  readonly kind: 'function-parameter'
  readonly name: Identifier
  /** Absent for ANY TYPE, then `anyType`, and for DuckDB's macros. */
  readonly type?: TypeName | undefined
  /** Of an aggregate function: the same for all rows. */
  readonly notAggregate?: true | undefined
  readonly anyType?: boolean | undefined
  readonly defaultValue?: Expression | undefined
}

export interface Insert extends Span {
  readonly kind: 'insert'
  readonly target: readonly Identifier[]
  readonly alias?: TableAlias | undefined
  readonly columns: readonly Identifier[]
  /** Absent: DEFAULT VALUES. */
  readonly query?: Query | undefined
  /** DuckDB: INSERT OR REPLACE, INSERT OR IGNORE. */
  readonly or?: 'replace' | 'ignore' | undefined
  readonly byName?: boolean | undefined
  readonly onConflict?: OnConflict | undefined
  readonly returning: readonly SelectItem[]
}

/** DuckDB: ON CONFLICT (columns) DO NOTHING (no assignments) or DO UPDATE SET. */
export interface OnConflict extends Span {
  readonly kind: 'on-conflict'
  readonly columns: readonly Identifier[]
  readonly assignments: readonly Assignment[]
  readonly where?: Expression | undefined
}

export interface Assignment extends Span {
  readonly kind: 'assignment'
  readonly target: Expression
  readonly value: Expression
}

export interface Update extends Span {
  readonly kind: 'update'
  readonly target: readonly Identifier[]
  readonly alias?: TableAlias | undefined
  readonly assignments: readonly Assignment[]
  readonly from?: FromItem | undefined
  readonly where?: Expression | undefined
  readonly returning: readonly SelectItem[]
}

export interface Delete extends Span {
  readonly kind: 'delete'
  readonly target: readonly Identifier[]
  readonly alias?: TableAlias | undefined
  /** DuckDB. */
  readonly using?: FromItem | undefined
  readonly where?: Expression | undefined
  readonly returning: readonly SelectItem[]
}

export interface Merge extends Span {
  readonly kind: 'merge'
  /** T-SQL's OUTPUT. */
  readonly returning?: readonly SelectItem[] | undefined
  readonly target: readonly Identifier[]
  readonly alias?: TableAlias | undefined
  readonly source: FromItem
  readonly on?: Expression | undefined
  /** DuckDB: USING (columns) in place of ON. */
  readonly using?: readonly Identifier[] | undefined
  readonly clauses: readonly MergeClause[]
}

export interface MergeClause extends Span {
  readonly kind: 'merge-clause'
  readonly when: 'matched' | 'not matched' | 'not matched by source'
  readonly condition?: Expression | undefined
  readonly action: MergeInsert | MergeUpdate | MergeDelete | MergeNothing
}

/** `row` is INSERT ROW: all columns by name, then `columns` and `values` are empty. */
export interface MergeInsert extends Span {
  readonly kind: 'merge-insert'
  readonly columns: readonly Identifier[]
  readonly values: readonly Expression[]
  readonly row: boolean
}

/** Without assignments (DuckDB): all columns by name. */
export interface MergeUpdate extends Span {
  readonly kind: 'merge-update'
  readonly assignments: readonly Assignment[]
}

export interface MergeDelete extends Span {
  readonly kind: 'merge-delete'
}

export interface MergeNothing extends Span {
  readonly kind: 'merge-nothing'
}

export interface Drop extends Span {
  readonly kind: 'drop'
  /** In upper case: TABLE, VIEW, MATERIALIZED VIEW, FUNCTION, SCHEMA ... */
  readonly object: string
  readonly name: readonly Identifier[]
  readonly ifExists: boolean
  readonly cascade?: boolean | undefined
}

export interface Truncate extends Span {
  readonly kind: 'truncate'
  readonly name: readonly Identifier[]
}

/** A statement that is recognised and left as written: scripting (DECLARE, BEGIN, IF ...), COPY, SET, GRANT. */
export interface OtherStatement extends Span {
  readonly kind: 'other-statement'
  /** The leading keyword in upper case; `start` and `keywordEnd` are its place. */
  readonly keyword: string
  readonly keywordEnd: number
  readonly scripting: boolean
  readonly text: string
}

// All ----------------------------------------------------------------------------------------------------------------

export type Node =
  | Identifier
  | Query
  | With
  | CommonTable
  | Select
  | SelectItem
  | SetOperation
  | Values
  | ValuesRow
  | OrderItem
  | GroupBy
  | GroupingSets
  | GroupingSet
  | NamedWindow
  | Window
  | Frame
  | FrameBound
  | FromItem
  | TableAlias
  | WithOffset
  | PivotColumn
  | UnpivotColumns
  | Sample
  | Expression
  | RenamedColumn
  | StarFilter
  | CaseBranch
  | HavingExtreme
  | StructField
  | MapEntry
  | TypeName
  | TypeField
  | Statement
  | ColumnDefinition
  | Option
  | FunctionParameter
  | OnConflict
  | Assignment
  | MergeClause
  | MergeInsert
  | MergeUpdate
  | MergeDelete
  | MergeNothing

export type NodeKind = Node['kind']
export type NodeOf<K extends NodeKind> = Extract<Node, { readonly kind: K }>

/** The name of a called function in upper case, parts joined by dots, `SAFE.` left out: `NET.HOST`. */
export function callName(call: Call): string {
  const [first] = call.name
  if (call.name.length === 1 && first !== undefined) return first.name.toUpperCase()
  return call.name.map((part) => part.name.toUpperCase()).join('.')
}
