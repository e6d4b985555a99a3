// What can be wrong with models that are written in Python.

import type { Location, Problem } from '../problem.ts'

const error = (code: string, message: string, at: Location | undefined, hint?: string): Problem => ({
  code,
  severity: 'error',
  message,
  ...(hint === undefined ? {} : { hint }),
  ...(at === undefined ? {} : { at }),
})

export type PythonModelFault = 'missing' | 'twice' | 'first parameter' | 'parameters' | 'return'

const faults: Readonly<Record<PythonModelFault, readonly [message: string, hint: string]>> = {
  missing: [
    'A Python model must define a function called "model", and this file has none.',
    'Write "def model(dbt, session):" and return one DataFrame or relation from it. Files of other code belong elsewhere than in a folder of models.',
  ],
  twice: [
    'A Python model must define exactly one function called "model", and here is another.',
    'Give the other one a name of its own.',
  ],
  'first parameter': [
    'The first parameter of "model" must be called "dbt".',
    'Write "def model(dbt, session):".',
  ],
  parameters: [
    '"model" must have two parameters: "dbt", and the session of the warehouse.',
    'Write "def model(dbt, session):".',
  ],
  return: [
    'The last statement of "model" must return one DataFrame or relation.',
    'End the function with "return df"; of an if with several ends, put the result into a variable and return that.',
  ],
}

export function pythonModelWrong(args: { fault: PythonModelFault; at: Location }): Problem {
  const [message, hint] = faults[args.fault]
  return error('python-model-wrong', message, args.at, hint)
}

export function pythonSyntax(args: { what: string; at: Location }): Problem {
  return error('python-syntax', `This is not Python: ${args.what}.`, args.at)
}

export function pythonTemplate(args: { at: Location }): Problem {
  return error(
    'python-template',
    'A Python model is no template: "{{", "{%" and "{#" may not stand in it.',
    args.at,
    'Set what it needs by "config:" in YAML, where templates work, and read it with dbt.config.get("..."). Two braces of Python can be parted by a blank.',
  )
}

export function pythonNotLiteral(args: { call: string; key: string | undefined; at: Location }): Problem {
  const what = args.key === undefined ? 'An argument' : `"${args.key}"`
  return error(
    'python-not-literal',
    `${what} of ${args.call}() is no literal. It is read without running the model, so that it must be written out.`,
    args.at,
    'Use a text, a number, True, False, None, or a list or dict of these; what differs by target goes into YAML, to be read with dbt.config.get("...").',
  )
}

export function pythonCallWrong(args: { call: string; takes: string; at: Location }): Problem {
  return error('python-call-wrong', `${args.call}() ${args.takes}.`, args.at)
}

export function pythonMaterialization(args: { model: string; materialized: string; at: Location }): Problem {
  return error(
    'python-materialization',
    `"${args.model}" is a Python model and cannot be materialized as "${args.materialized}": only SQL can.`,
    args.at,
    'Use table (the default), incremental or external.',
  )
}

export function pythonReadsEphemeral(args: { from: string; to: string; at: Location | undefined }): Problem {
  return error(
    'python-reads-ephemeral',
    `"${args.from}" is a Python model and reads "${args.to}", which is ephemeral: there is no table or view of it.`,
    args.at,
    `Materialize "${args.to}" as a view.`,
  )
}

export function pythonNotHere(args: { model: string; engine: string; at: Location }): Problem {
  return error(
    'python-not-here',
    `"${args.model}" is a Python model, and Strata runs those beside DuckDB only, not in ${args.engine}.`,
    args.at,
    'Write it in SQL, leave it out with --exclude, or build on a target of type duckdb.',
  )
}

export function pythonNotShown(args: { model: string; at: Location }): Problem {
  return error(
    'python-not-shown',
    `"${args.model}" is a Python model, which has no query to show rows of.`,
    args.at,
    `Build it, and look at its table: strata show --inline "select * from {{ ref('${args.model}') }}".`,
  )
}

export function pythonMissing(args: {
  executable: string
  from: string
  details: readonly string[]
}): Problem {
  return {
    ...error(
      'python-missing',
      `Python models need a Python, and "${args.executable}" (${args.from}) cannot be started.`,
      undefined,
      'Install Python 3.9 or newer, activate a virtual environment, or name one: STRATA_PYTHON=/path/to/python.',
    ),
    ...(args.details.length === 0 ? {} : { details: args.details }),
  }
}

export function pythonWithoutDuckdb(args: { executable: string; from: string; said: string }): Problem {
  return {
    ...error(
      'python-without-duckdb',
      `Python models need the package "duckdb", which "${args.executable}" (${args.from}) does not have.`,
      undefined,
      `Run "${args.executable} -m pip install duckdb", with what the models import (pandas, polars, pyarrow, ...), or name another Python: STRATA_PYTHON=/path/to/python.`,
    ),
    details: [args.said],
  }
}

export function pythonFailed(args: {
  model: string
  said: string
  at: Location
  trail: readonly Location[]
  details: readonly string[]
  hint?: string | undefined
}): Problem {
  return {
    ...error('python-failed', `"${args.model}" failed: ${args.said}`, args.at, args.hint),
    ...(args.trail.length === 0 ? {} : { trail: args.trail }),
    ...(args.details.length === 0 ? {} : { details: args.details }),
  }
}

export function pythonEnded(args: { model: string; how: string; details: readonly string[] }): Problem {
  return {
    ...error(
      'python-ended',
      `Python ended while "${args.model}" ran: ${args.how}.`,
      undefined,
      'A model must not end its process (exit, os._exit); a process that is killed has often run out of memory.',
    ),
    ...(args.details.length === 0 ? {} : { details: args.details }),
  }
}
