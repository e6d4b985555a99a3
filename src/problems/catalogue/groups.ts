// What can be wrong with groups and who may read a model.

import type { Location, Problem } from '../problem.ts'

export function groupNotFound(args: {
  node: string
  group: string
  known: readonly string[]
  near?: string | undefined
  at: Location
}): Problem {
  const known = args.known.map((name) => `"${name}"`).join(', ')
  return {
    code: 'group-not-found',
    severity: 'error',
    message: `"${args.node}" is of the group "${args.group}", which does not exist.`,
    hint:
      args.near !== undefined
        ? `Did you mean "${args.near}"?`
        : known === ''
          ? 'Declare it in YAML: groups: [{name: finance, owner: {name: Finance}}].'
          : `There are: ${known}.`,
    at: args.at,
  }
}

export function publicEphemeral(args: { model: string; at: Location }): Problem {
  return {
    code: 'public-ephemeral',
    severity: 'error',
    message: `"${args.model}" is ephemeral and public: nobody else can read a model that has no relation.`,
    hint: 'Make it a view or a table, or leave its access out.',
    at: args.at,
  }
}
