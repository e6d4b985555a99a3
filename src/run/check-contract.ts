// Holds what the engine makes of a query against the columns that its model promises.

import { embed } from '../adapters/embed.ts'
import type { BuildNode } from '../manifest/node.ts'
import { contractBroken } from '../problems/catalogue/run.ts'
import { ProblemError } from '../problems/problem.ts'
import type { Step } from './step.ts'
import type { StepTools } from './step-tools.ts'

type ContractStep = Extract<Step, { kind: 'contract' }>

export async function checkContract(step: ContractStep, node: BuildNode, tools: StepTools): Promise<void> {
  const { quoteName, typeName } = tools.adapter.statements
  const promised = step.columns.map(({ name, type = '' }) => ({
    name,
    type: typeName(type, step.dialect) ?? type,
  }))
  const list = promised.map(({ name, type }) => `CAST(NULL AS ${type}) AS ${quoteName(name)}`).join(', ')
  const wanted = await tools.query({
    sql: `SELECT ${list} LIMIT 0`,
    purpose: 'read the types of the contract',
  })
  const given = await tools.query(
    embed(
      'SELECT * FROM (\n',
      step.query,
      '\n) AS model_subq LIMIT 0',
      'look at the columns',
      tools.adapter.dialect,
    ),
  )
  const types = new Map(given.columns.map((name, index) => [name.toLowerCase(), given.types[index]!]))
  const names = new Set(wanted.columns.map((name) => name.toLowerCase()))
  const differences = [
    ...wanted.columns.flatMap((name, index) => {
      const found = types.get(name.toLowerCase())
      const type = wanted.types[index]!
      if (found === undefined) return [`"${name}" is missing`]
      return found === type ? [] : [`"${name}" is ${found} instead of ${type}`]
    }),
    ...given.columns
      .filter((name) => !names.has(name.toLowerCase()))
      .map((name) => `"${name}" is not in the contract`),
  ]
  if (differences.length > 0)
    throw new ProblemError(contractBroken({ model: node.name, differences, at: node.at }))
}
