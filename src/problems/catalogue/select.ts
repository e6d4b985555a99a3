// What can be wrong with a selection of nodes.

import type { Problem } from '../problem.ts'

export function selectionEmpty(args: { criterion: string; near?: string | undefined }): Problem {
  return {
    code: 'selection-empty',
    severity: 'warning',
    message: `The selection "${args.criterion}" matches nothing in this project.`,
    hint:
      args.near === undefined
        ? 'List what there is with "strata ls".'
        : `Did you mean "${args.near}"? "strata ls" lists what there is.`,
  }
}

export function selectionUnreadable(args: { criterion: string; reason: string }): Problem {
  return {
    code: 'selection-unreadable',
    severity: 'error',
    message: `The selection "${args.criterion}" cannot be read: ${args.reason}.`,
    hint: 'Write a name, or "method:value" such as "tag:nightly", with "+" before or after it for what it needs or feeds.',
  }
}

export function selectionMethodUnknown(args: {
  criterion: string
  method: string
  known: readonly string[]
  near?: string | undefined
}): Problem {
  return {
    code: 'selection-method-unknown',
    severity: 'error',
    message: `The selection "${args.criterion}" uses the method "${args.method}", which does not exist.`,
    hint: args.near === undefined ? `Use one of: ${args.known.join(', ')}.` : `Did you mean "${args.near}"?`,
  }
}

export function selectionNeedsState(args: { criterion: string; method: string }): Problem {
  return {
    code: 'selection-needs-state',
    severity: 'error',
    message: `The selection "${args.criterion}" compares with a former run, and none was given.`,
    hint: `Give the folder of the former artifacts with "--state" to use "${args.method}:".`,
  }
}

export function selectorUnknown(args: {
  name: string
  known: readonly string[]
  near?: string | undefined
}): Problem {
  const hint =
    args.known.length === 0
      ? "Define it in selectors.yml in the project's folder."
      : args.near === undefined
        ? `Defined are: ${args.known.join(', ')}.`
        : `Did you mean "${args.near}"?`
  return {
    code: 'selector-unknown',
    severity: 'error',
    message: `There is no selector "${args.name}".`,
    hint,
  }
}

export function selectorsCircular(args: { names: readonly string[] }): Problem {
  return {
    code: 'selectors-circular',
    severity: 'error',
    message: `Selectors need each other in a circle: ${args.names.join(' -> ')}.`,
    hint: 'Let one of them spell its criteria out.',
  }
}

export function selectorUnreadable(args: { name: string; reason: string }): Problem {
  return {
    code: 'selector-unreadable',
    severity: 'error',
    message: `The definition of the selector "${args.name}" cannot be read: ${args.reason}.`,
    hint: 'Write "method" and "value", or a list under "union" or "intersection".',
  }
}
