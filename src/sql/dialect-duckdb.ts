import { type DialectRules, words } from './dialect.ts'
import { power } from './precedence.ts'

const reserved = words(`
  ALL ANALYSE ANALYZE AND ANY ARRAY AS ASC ASYMMETRIC BOTH CASE CAST CHECK COLLATE COLUMN CONSTRAINT CREATE DEFAULT
  DEFERRABLE DESC DESCRIBE DISTINCT DO ELSE END EXCEPT FALSE FETCH FOR FOREIGN FROM GROUP HAVING IN INITIALLY INTERSECT
  INTO LAMBDA LATERAL LEADING LIMIT NOT NULL OFFSET ON ONLY OR ORDER PIVOT PIVOT_LONGER PIVOT_WIDER PLACING PRIMARY
  QUALIFY REFERENCES RETURNING SELECT SHOW SOME SUMMARIZE SYMMETRIC TABLE THEN TO TRAILING TRUE UNION UNIQUE UNPIVOT
  USING VARIADIC WHEN WHERE WINDOW WITH
`)

/** Names of types and functions only: neither columns nor aliases. */
const typeOrFunction = words(`
  ANTI ASOF AT AUTHORIZATION BINARY BY COLLATION COLUMNS CONCURRENTLY CROSS FREEZE FULL GENERATED GLOB ILIKE INNER IS
  ISNULL JOIN LEFT LIKE MAP NATURAL NOTNULL OUTER OVERLAPS POSITIONAL RIGHT SEMI SIMILAR STRUCT TABLESAMPLE TRY_CAST
  UNPACK VERBOSE
`)

/** Names of columns that are no function. */
const columnOnly = words(`
  BETWEEN BIGINT BIT BOOLEAN CHAR CHARACTER COALESCE DEC DECIMAL EXISTS EXTRACT FLOAT GROUPING GROUPING_ID INOUT INT
  INTEGER INTERVAL NATIONAL NCHAR NONE NULLIF NUMERIC OUT OVERLAY POSITION PRECISION REAL ROW SETOF SMALLINT SUBSTRING
  TIME TIMESTAMP TREAT TRIM VALUES VARCHAR XMLATTRIBUTES XMLCONCAT XMLELEMENT XMLEXISTS XMLFOREST XMLNAMESPACES XMLPARSE
  XMLPI XMLROOT XMLSERIALIZE XMLTABLE
`)

/** The keyword classes are those of `duckdb_keywords()`; the precedences those of its grammar. */
export const duckdb: DialectRules = {
  name: 'duckdb',
  reserved: new Set([...reserved, ...typeOrFunction]),
  notAlias: words('SET EXPORT_STATE'),
  callable: typeOrFunction,
  quoted: new Set([...reserved, ...typeOrFunction, ...columnOnly]),
  identifierQuote: '"',
  operators: [
    ...['!~~*', '->>', '<->', '<=>', '!~~', '!~*', '~~*', '~~~'],
    ...[
      '::',
      ':=',
      '->',
      '=>',
      '//',
      '**',
      '~~',
      '!~',
      '~*',
      '^@',
      '@>',
      '<@',
      '&&',
      '||',
      '<<',
      '>>',
      '<=',
      '>=',
      '<>',
      '!=',
      '==',
    ],
    ...'+-*/%&|^~=<>(){}[],.;:@?!#',
  ],
  powers: new Map<string, number>([
    ['->', power.arrow],
    ['->>', power.arrow],
    ['=', power.comparison],
    ['<>', power.comparison],
    ['<', power.comparison],
    ['<=', power.comparison],
    ['>', power.comparison],
    ['>=', power.comparison],
    ['is distinct from', power.is],
    ['is not distinct from', power.is],
    ['is', power.is],
    ['match', power.match],
    ['overlaps', power.other],
    ...['||', '|', '&', '<<', '>>', '~', '!~', '~*', '!~*', '&&', '@>', '<@', '^@', '<->', '<=>'].map(
      (operator) => [operator, power.other] as const,
    ),
    ['+', power.additive],
    ['-', power.additive],
    ['*', power.multiplicative],
    ['/', power.multiplicative],
    ['//', power.multiplicative],
    ['%', power.multiplicative],
    ['**', power.exponent],
    ['^', power.exponent],
  ]),
  partArguments: new Map(),
  lambdaFunctions: words(`
    APPLY ARRAY_APPLY ARRAY_FILTER ARRAY_REDUCE ARRAY_TRANSFORM COLUMNS FILTER LIST_APPLY LIST_FILTER LIST_REDUCE
    LIST_TRANSFORM REDUCE
  `),
  bareFunctions: words('CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP LOCALTIME LOCALTIMESTAMP'),
  literalTypes: undefined,
  hashComments: false,
  nestedComments: true,
  doubleQuotedStrings: false,
  mixesSetOperations: true,
}
