import type { Expression, TypeName } from '../sql/ast.ts'
import { callName } from '../sql/ast.ts'

export type ValueKind =
  | 'date'
  | 'datetime'
  | 'timestamp'
  | 'time'
  | 'string'
  | 'integer'
  | 'number'
  | 'unknown'

const kindsOfTypes: readonly (readonly [pattern: RegExp, kind: ValueKind])[] = [
  [/^DATE$/, 'date'],
  [/^(DATETIME2?|SMALLDATETIME|TIMESTAMP|TIMESTAMP_NTZ)$/, 'datetime'],
  [/^(DATETIMEOFFSET|TIMESTAMPTZ|TIMESTAMP_TZ|TIMESTAMP_LTZ|TIMESTAMP WITH TIME ZONE)$/, 'timestamp'],
  [/^TIME$/, 'time'],
  [/^(N?VARCHAR2?|N?CHAR|N?TEXT|STRING|CHARACTER|CHARACTER VARYING|UNIQUEIDENTIFIER|SYSNAME)$/, 'string'],
  [/^(INT|INTEGER|INT64|INT2|INT4|INT8|BIGINT|SMALLINT|TINYINT|BYTEINT)$/, 'integer'],
  [/^(DECIMAL|NUMERIC|NUMBER|MONEY|SMALLMONEY|FLOAT\d*|REAL|DOUBLE|DOUBLE PRECISION|BIGNUMERIC)$/, 'number'],
]

const kindsOfCalls: Readonly<Record<string, ValueKind>> = {
  ...named(
    'date',
    'CURRENT_DATE DATE DATEFROMPARTS EOMONTH LAST_DAY TO_DATE PARSE_DATE DATE_ADD DATE_SUB MAKE_DATE',
  ),
  ...named(
    'datetime',
    'GETDATE GETUTCDATE SYSDATETIME SYSUTCDATETIME CURRENT_DATETIME DATETIME DATETIME_ADD DATETIME_TRUNC DATETIMEFROMPARTS LOCALTIMESTAMP',
  ),
  ...named('timestamp', 'SYSDATETIMEOFFSET NOW CURRENT_TIMESTAMP TIMESTAMP TIMESTAMP_ADD TIMESTAMP_TRUNC'),
  ...named(
    'integer',
    'COUNT COUNT_BIG LEN LENGTH DATALENGTH CHARINDEX STRPOS DATEDIFF DATEPART YEAR MONTH DAY ROW_NUMBER RANK DENSE_RANK NTILE CHAR_LENGTH ASCII UNICODE DATE_DIFF DATETIME_DIFF',
  ),
  ...named(
    'string',
    'UPPER LOWER LTRIM RTRIM TRIM BTRIM SUBSTRING SUBSTR LEFT RIGHT REPLACE CONCAT CONCAT_WS STRING_AGG LISTAGG FORMAT DATENAME REPLICATE REPEAT SPACE STUFF REVERSE CHAR NCHAR CHR STR QUOTENAME TO_CHAR TO_VARCHAR INITCAP LPAD RPAD SPLIT_PART FORMAT_DATE FORMAT_DATETIME MD5',
  ),
}

function named(kind: ValueKind, list: string): Record<string, ValueKind> {
  return Object.fromEntries(list.split(' ').map((name) => [name, kind]))
}

/** Functions whose value is of their first argument's kind. */
const alike = new Set([
  'COALESCE',
  'ISNULL',
  'IFNULL',
  'NVL',
  'MIN',
  'MAX',
  'NULLIF',
  'LAG',
  'LEAD',
  'FIRST_VALUE',
  'ABS',
  'SUM',
  'DATE_TRUNC',
])

/** What the text alone tells of an expression's type; columns are `unknown`. */
export function valueKind(expression: Expression): ValueKind {
  switch (expression.kind) {
    case 'cast':
      return typeKind(expression.type)
    case 'typed-literal':
      return typeKind(expression.type)
    case 'string':
      return 'string'
    case 'number':
      return expression.integer ? 'integer' : 'number'
    case 'extract':
      return 'integer'
    case 'unary':
      return expression.operator === '-' ? valueKind(expression.operand) : 'unknown'
    case 'case':
      return valueKind(expression.branches[0]?.result ?? expression)
    case 'binary':
      return binaryKind(expression.operator, expression.left, expression.right)
    case 'call': {
      const name = callName(expression)
      const known = kindsOfCalls[name]
      if (known !== undefined) return known
      const part =
        name === 'DATEADD' ? expression.args[2] : name === 'DATETRUNC' ? expression.args[1] : undefined
      if (part !== undefined) return valueKind(part) === 'string' ? 'datetime' : valueKind(part)
      if (name === 'DATE_TRUNC' && expression.args[0]?.kind === 'string')
        return valueKind(expression.args[1]!)
      return alike.has(name) && expression.args[0] !== undefined ? valueKind(expression.args[0]) : 'unknown'
    }
    default:
      return 'unknown'
  }
}

export function typeKind(type: TypeName): ValueKind {
  return kindsOfTypes.find(([pattern]) => pattern.test(type.name))?.[1] ?? 'unknown'
}

function binaryKind(operator: string, left: Expression, right: Expression): ValueKind {
  if (operator === '||') return 'string'
  const kinds = [valueKind(left), valueKind(right)]
  if (operator === '+' && kinds.includes('string') && !kinds.includes('integer') && !kinds.includes('number'))
    return 'string'
  if (kinds.every((kind) => kind === 'integer')) return 'integer'
  return kinds.every((kind) => kind === 'integer' || kind === 'number') ? 'number' : 'unknown'
}
