import { renderOperation } from '../compile/compile-nodes.ts'
import type { JsonObject } from '../manifest/json.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { argumentNoName, operationNotFound, varsNotReadable } from '../problems/catalogue/verbs.ts'
import { type Problem, ProblemError } from '../problems/problem.ts'
import { askThrough } from './ask-through.ts'
import { readVars } from './read-vars.ts'
import { type ProjectOptions, stopOnErrors, withSession } from './session.ts'
import { templateLiteral } from './template-literal.ts'
import { writeOperationResult } from './write-artifacts.ts'

export interface RunOperationOptions extends ProjectOptions {
  /** `name` or `package.name`. */
  readonly macro: string
  /** YAML or JSON text: a mapping of the macro's parameters. */
  readonly arguments?: string
}

export interface RunOperationOutcome {
  readonly problems: readonly Problem[]
  /** Why the macro failed; none where it did not. */
  readonly failed: readonly Problem[]
  /** Of the macro. */
  readonly id: NodeId
  readonly manifest: Manifest
}

/** Calls one macro; what it asks the warehouse, it does there. */
export async function runOperation(options: RunOperationOptions): Promise<RunOperationOutcome> {
  return withSession('run-operation', options, async (session) => {
    stopOnErrors(session.problems)
    const given = options.arguments === undefined ? {} : readVars(options.arguments)
    if (typeof given === 'string') throw new ProblemError(varsNotReadable(given, '--args'))
    const wrong = Object.keys(given).find((name) => !isName(name))
    if (wrong !== undefined) throw new ProblemError(argumentNoName(wrong, options.macro))
    if (!options.macro.split('.').every(isName))
      throw new ProblemError(unknown(session.manifest, options.macro))
    const pairs = Object.entries(given).map(([name, value]) => `${name}=${templateLiteral(value ?? null)}`)
    const { manifest, problems } = session
    const macro = called(manifest, options.macro)
    const call = `{{ ${macro}(${pairs.join(', ')}) }}`
    const id = macroId(manifest, macro)
    const write = (failed: readonly Problem[]) =>
      writeOperationResult(session, id, failed, words(options, given), options.clock)
    try {
      await renderOperation(session.parsed, call, askThrough(session, options.signal))
    } catch (error) {
      if (isAboutName(error, macro)) throw new ProblemError(unknown(manifest, options.macro))
      const failed = error instanceof ProblemError ? error.problems : []
      await write(failed)
      if (failed.length === 0 || options.signal?.aborted === true) throw error
      return { problems, failed, id, manifest }
    }
    await write([])
    return { problems, failed: [], id, manifest }
  })
}

/** A package's macro needs no package before it, if the project has none of its name; of several the last, as in dbt. */
function called({ macros, project }: Manifest, name: string): string {
  if (name.includes('.') || macros.has(`macro.${project.name}.${name}`)) return name
  const imported = [...macros.values()].findLast((macro) => macro.name === name)
  return imported === undefined ? name : `${imported.package}.${name}`
}

/** What was asked for, for `retry`; arguments that hold a secret are left out. */
function words({ macro, secrets, target, vars }: RunOperationOptions, given: JsonObject): JsonObject {
  const open = (text: string) => secrets === undefined || secrets.redact(text) === text
  return {
    ...{ which: 'run-operation', macro },
    ...(open(JSON.stringify(given)) ? { args: given } : {}),
    ...(target === undefined ? {} : { target }),
    ...(vars === undefined || !open(vars) ? {} : { vars }),
  }
}

/** Our own macros have the names that dbt has in a package `dbt`. */
function macroId({ macros, project }: Manifest, name: string): NodeId {
  const [owner, own] = name.includes('.') ? name.split('.', 2) : [project.name, name]
  return macros.get(`macro.${owner}.${own}`)?.id ?? `macro.dbt.${own}`
}

const isName = (text: string) => /^[A-Za-z_]\w*$/.test(text)

/** Whether what failed is the look-up of the macro itself, whose name begins the call. */
function isAboutName(error: unknown, macro: string): boolean {
  const first = error instanceof ProblemError ? error.problems[0] : undefined
  const { file, line, column } = first?.at ?? {}
  if (first?.code !== 'undefined-name' || file !== '(run-operation)' || line !== 1) return false
  return column !== undefined && column <= '{{ '.length + macro.length
}

function unknown({ macros }: Manifest, name: string): Problem {
  const names = [...macros.values()].map((macro) =>
    name.includes('.') ? `${macro.package}.${macro.name}` : macro.name,
  )
  return operationNotFound(name, names)
}
