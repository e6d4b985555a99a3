// Functions of every kind with the statements that make them, for the tests: texts are compared, and GoogleSQL's analyser reads them.

import type { UserFunction } from '../../manifest/node.ts'

export interface TestFunction {
  readonly name: string
  readonly node: UserFunction
  readonly body: string
  readonly bigquery: string
  readonly duckdb?: string
}

function node(more: Partial<UserFunction>): UserFunction {
  return {
    ...{ kind: 'function', id: 'function.shop.f', name: 'f', package: 'shop', file: 'functions/f.sql' },
    ...{ path: 'f.sql', at: { file: 'functions/f.sql', line: 1, column: 1 }, fqn: ['shop', 'f'] },
    ...{
      description: '',
      tags: [],
      meta: {},
      config: {},
      dependsOn: [],
      source: '',
      macros: [],
      late: false,
    },
    relation: { database: 'acme-prod', schema: 'shop', name: 'f' },
    ...{ language: 'sql', aggregate: false, arguments: [], columns: [], preHooks: [], postHooks: [] },
    returns: { type: 'INT64' },
    ...more,
  }
}

export const testFunctions: readonly TestFunction[] = [
  {
    name: 'an expression',
    node: node({
      arguments: [{ name: 'amount', type: 'NUMERIC' }],
      description: 'Money as "whole" cents',
      config: { persist_docs: { relation: true } },
    }),
    body: 'CAST(amount * 100 AS INT64);\n',
    bigquery:
      'CREATE OR REPLACE FUNCTION `acme-prod`.`shop`.`f`(`amount` NUMERIC)\nRETURNS INT64\nAS (\nCAST(amount * 100 AS INT64)\n)\nOPTIONS (description = "Money as \\"whole\\" cents")',
    duckdb:
      'CREATE OR REPLACE MACRO "acme-prod"."shop"."f"("amount") AS CAST((\nCAST(amount * 100 AS INT64)\n) AS INT64)',
  },
  {
    name: 'a query',
    node: node({ returns: { type: 'ARRAY<INT64>' } }),
    body: 'SELECT [1, 2]',
    bigquery:
      'CREATE OR REPLACE FUNCTION `acme-prod`.`shop`.`f`()\nRETURNS ARRAY<INT64>\nAS ((\nSELECT [1, 2]\n))',
  },
  {
    name: 'an aggregate with a default',
    node: node({
      aggregate: true,
      arguments: [
        { name: 'value', type: 'INT64' },
        { name: 'factor', type: 'INT64', default: '10' },
      ],
    }),
    body: 'SUM(value) * ANY_VALUE(factor)',
    bigquery:
      'CREATE OR REPLACE AGGREGATE FUNCTION `acme-prod`.`shop`.`f`(`value` INT64, `factor` INT64)\nRETURNS INT64\nAS (\nSUM(value) * ANY_VALUE(factor)\n)',
    duckdb:
      'CREATE OR REPLACE MACRO "acme-prod"."shop"."f"("value", "factor" := 10) AS CAST((\nSUM(value) * ANY_VALUE(factor)\n) AS INT64)',
  },
  {
    name: 'JavaScript',
    node: node({
      language: 'js',
      arguments: [{ name: 'words', type: 'STRING' }],
      returns: { type: 'STRING' },
      config: { volatility: 'deterministic', libraries: ['gs://acme/lib.js'] },
    }),
    body: 'return words + "!"',
    bigquery:
      'CREATE OR REPLACE FUNCTION `acme-prod`.`shop`.`f`(`words` STRING)\nRETURNS STRING\nDETERMINISTIC\nLANGUAGE js\nOPTIONS (library = ["gs://acme/lib.js"])\nAS r"""\nreturn words + "!"\n"""',
  },
  {
    name: 'Python',
    node: node({
      language: 'python',
      arguments: [{ name: 'x', type: 'FLOAT64' }],
      returns: { type: 'FLOAT64' },
      config: { runtime_version: '3.11', entry_point: 'main', packages: ['numpy'] },
    }),
    body: 'def main(x):\n  """Doubles."""\n  return x * 2\n',
    bigquery:
      'CREATE OR REPLACE FUNCTION `acme-prod`.`shop`.`f`(`x` FLOAT64)\nRETURNS FLOAT64\nLANGUAGE python\nOPTIONS (runtime_version = "python-3.11", entry_point = "main", packages = ["numpy"])\nAS r\'\'\'\ndef main(x):\n  """Doubles."""\n  return x * 2\n\'\'\'',
  },
]
