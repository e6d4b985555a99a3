import { type DialectRules, words } from './dialect.ts'
import { power } from './precedence.ts'

const reserved = words(`
  ALL AND ANY ARRAY AS ASC ASSERT_ROWS_MODIFIED AT BETWEEN BY CASE CAST COLLATE CONTAINS CREATE CROSS CUBE CURRENT
  DEFAULT DEFINE DESC DISTINCT ELSE END ENUM ESCAPE EXCEPT EXCLUDE EXISTS EXTRACT FALSE FETCH FOLLOWING FOR FROM FULL
  GROUP GROUPING GROUPS HASH HAVING IF IGNORE IN INNER INTERSECT INTERVAL INTO IS JOIN LATERAL LEFT LIKE LIMIT LOOKUP
  MERGE NATURAL NEW NO NOT NULL NULLS OF ON OR ORDER OUTER OVER PARTITION PRECEDING PROTO QUALIFY RANGE RECURSIVE
  RESPECT RIGHT ROLLUP ROWS SELECT SET SOME STRUCT TABLESAMPLE THEN TO TREAT TRUE UNBOUNDED UNION UNNEST USING WHEN
  WHERE WINDOW WITH WITHIN
`)

/** https://cloud.google.com/bigquery/docs/reference/standard-sql/lexical and /operators. */
export const bigquery: DialectRules = {
  name: 'bigquery',
  reserved,
  notAlias: words('PIVOT UNPIVOT'),
  callable: words('COLLATE GROUPING IF LEFT RANGE RIGHT UNNEST'),
  quoted: reserved,
  identifierQuote: '`',
  operators: [
    '@@',
    '::',
    '|>',
    '||',
    '<<',
    '>>',
    '<=',
    '>=',
    '<>',
    '!=',
    '==',
    '=>',
    '->',
    '+=',
    '-=',
    ...'+-*/%&|^~=<>(){}[],.;:@?!',
  ],
  powers: new Map<string, number>([
    ['|', power.bitOr],
    ['^', power.bitXor],
    ['&', power.bitAnd],
    ['<<', power.shift],
    ['>>', power.shift],
    ['+', power.additive],
    ['-', power.additive],
    ['*', power.multiplicative],
    ['/', power.multiplicative],
    ['||', power.multiplicative],
    ['=', power.comparison],
    ['<>', power.comparison],
    ['<', power.comparison],
    ['<=', power.comparison],
    ['>', power.comparison],
    ['>=', power.comparison],
    ['is distinct from', power.comparison],
    ['is not distinct from', power.comparison],
    ['is', power.comparison],
    ['match', power.comparison],
  ]),
  partArguments: new Map([
    ['DATE_TRUNC', 1],
    ['DATETIME_TRUNC', 1],
    ['TIMESTAMP_TRUNC', 1],
    ['TIME_TRUNC', 1],
    ['DATE_DIFF', 2],
    ['DATETIME_DIFF', 2],
    ['TIMESTAMP_DIFF', 2],
    ['TIME_DIFF', 2],
    ['LAST_DAY', 1],
    ['NORMALIZE', 1],
    ['NORMALIZE_AND_CASEFOLD', 1],
  ]),
  lambdaFunctions: undefined,
  bareFunctions: words('CURRENT_DATE CURRENT_DATETIME CURRENT_TIME CURRENT_TIMESTAMP SESSION_USER'),
  literalTypes: words('DATE DATETIME TIME TIMESTAMP NUMERIC DECIMAL BIGNUMERIC BIGDECIMAL JSON'),
  hashComments: true,
  nestedComments: false,
  doubleQuotedStrings: true,
  mixesSetOperations: false,
}
