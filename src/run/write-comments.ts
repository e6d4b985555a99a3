// What is said of a relation and its columns goes to the warehouse.

import type { FieldWords } from '../adapters/adapter.ts'
import type { BuildNode } from '../manifest/node.ts'
import type { Step } from './step.ts'
import type { StepTools } from './step-tools.ts'

type CommentStep = Extract<Step, { kind: 'comments' }>

export async function writeComments(step: CommentStep, node: BuildNode, tools: StepTools): Promise<void> {
  const { relation, comments } = step
  const { metadata, statements } = tools.adapter
  const columns = await columnsThere(step, tools)
  const words = fieldWords(node, columns)
  // Fields of structs and policy tags have no statement.
  const special = [...words].some(([path, { policyTags }]) => path.includes('.') || policyTags !== undefined)
  if (metadata !== undefined && special) await metadata.describeFields(relation, words, tools.options)
  const left = metadata !== undefined && special ? new Map<string, string>() : columns
  for (const statement of statements.comments(relation, { ...comments, columns: left }))
    await tools.runQuietly(statement)
}

/** Those of the columns that the relation has, spelled as it spells them; fields of structs only where they can be told. */
async function columnsThere(
  { relation, comments }: CommentStep,
  tools: StepTools,
): Promise<Map<string, string>> {
  if (comments.columns.size === 0) return new Map()
  const there = new Map(
    (await tools.columns(relation)).map(({ name }) => [name.toLowerCase(), name] as const),
  )
  return new Map(
    [...comments.columns].flatMap(([path, text]) => {
      const whole = there.get(path.toLowerCase())
      if (whole !== undefined) return [[whole, text] as const]
      const [name = '', ...fields] = path.split('.')
      const parent = tools.adapter.metadata === undefined ? undefined : there.get(name.toLowerCase())
      return parent === undefined || fields.length === 0
        ? []
        : [[[parent, ...fields].join('.'), text] as const]
    }),
  )
}

/** Descriptions, and the policy tags of the columns that have them. */
function fieldWords(
  node: BuildNode,
  descriptions: ReadonlyMap<string, string>,
): ReadonlyMap<string, FieldWords> {
  const words = new Map<string, FieldWords>()
  for (const [path, description] of descriptions) words.set(path, { description })
  for (const { name, policyTags } of node.columns)
    if (policyTags !== undefined && policyTags.length > 0) words.set(name, { ...words.get(name), policyTags })
  return words
}
