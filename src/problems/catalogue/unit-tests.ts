// What can be wrong with a unit test, and what one that fails has to say.

import type { Location, Problem } from '../problem.ts'

export function unitTestInputWrong(args: { test: string; input: string; at: Location }): Problem {
  return {
    code: 'unit-test-input-wrong',
    severity: 'error',
    message: `The unit test "${args.test}" gives rows for "${args.input}", which is no input.`,
    hint: `Write "input: ref('model')", "input: source('source', 'table')" or "input: this".`,
    at: args.at,
  }
}

export function unitTestInputMissing(args: {
  test: string
  model: string
  input: string
  at: Location
}): Problem {
  return {
    code: 'unit-test-input-missing',
    severity: 'error',
    message: `The unit test "${args.test}" gives no rows for ${args.input}, which "${args.model}" reads.`,
    hint: `Add under "given:" an entry "- input: ${args.input}" with "rows: []" or with rows.`,
    at: args.at,
  }
}

export function unitTestRowsWrong(args: { test: string; what: string; hint: string; at: Location }): Problem {
  return {
    code: 'unit-test-rows-wrong',
    severity: 'error',
    message: `The rows of the unit test "${args.test}" cannot be read: ${args.what}.`,
    hint: args.hint,
    at: args.at,
  }
}

export function unitTestColumnUnknown(args: {
  test: string
  column: string
  of: string
  near: string | undefined
  at: Location
}): Problem {
  const { test, column, of, near, at } = args
  return {
    code: 'unit-test-column-unknown',
    severity: 'error',
    message: `The unit test "${test}" names the column "${column}", which ${of} does not have.`,
    hint: near === undefined ? 'Correct the name, or take the column out.' : `Did you mean "${near}"?`,
    at,
  }
}

export function unitTestModelMissing(args: { test: string; at: Location }): Problem {
  return {
    code: 'unit-test-model-missing',
    severity: 'error',
    message: `The unit test "${args.test}" is not of a model that is part of this project.`,
    hint: 'Under "model:" stands the name of a model that is switched on.',
    at: args.at,
  }
}

export function unitTestOfPython(args: { test: string; model: string; at: Location }): Problem {
  return {
    code: 'unit-test-of-python',
    severity: 'error',
    message: `The unit test "${args.test}" is of "${args.model}", a Python model: rows can be given to SQL only.`,
    hint: 'Test what it calls with a test tool of Python, or its rows with data tests.',
    at: args.at,
  }
}

export function unitTestFailed(args: {
  test: string
  model: string
  finding: string
  at: Location
}): Problem {
  return {
    code: 'unit-test-failed',
    severity: 'error',
    message: `The unit test "${args.test}" of "${args.model}" found ${args.finding}.`,
    hint: '"---" marks rows that were expected and are missing, "+++" rows that the model gives instead.',
    at: args.at,
  }
}

/** Of a model without versions, or one that the model does not have. */
export function unitTestVersionsWrong(args: {
  test: string
  model: string
  version?: string
  at: Location
}): Problem {
  const { test, model, version, at } = args
  return {
    code: 'unit-test-versions-wrong',
    severity: version === undefined ? 'error' : 'warning',
    message:
      version === undefined
        ? `The unit test "${test}" names versions, but "${model}" has none.`
        : `The unit test "${test}" names the version "${version}", which "${model}" does not have.`,
    hint:
      version === undefined
        ? `Leave "versions:" out, or give "${model}" versions.`
        : 'Without it the test is the same.',
    at,
  }
}
