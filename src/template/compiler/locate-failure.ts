import { templateFailed, undefinedName } from '../../problems/catalogue/template.ts'
import { ProblemError } from '../../problems/problem.ts'
import { UndefinedUse } from '../values/undefined-use.ts'
import { ReturnSignal, TemplateError } from '../values/value.ts'
import type { Frame } from './frame.ts'
import { Pending } from './session.ts'

/** An error of the running frame as problems with its place; signals and bugs pass as they are. */
export function locateFailure(error: unknown, frame: Frame): unknown {
  if (error instanceof Pending || error instanceof ReturnSignal) return error
  if (error instanceof UndefinedUse && error.value.sentence === undefined) {
    return new ProblemError(
      undefinedName(error.value.name, frame.variables.all(), frame.location(), frame.trail(), error.macro),
    )
  }
  if (error instanceof TemplateError) {
    const { code, message, hint } = error
    return new ProblemError(
      templateFailed({ code, message, hint, at: frame.location(), trail: frame.trail() }),
    )
  }
  if (error instanceof ProblemError) return placed(error, frame)
  if (error instanceof RangeError) return locateFailure(exhausted(error), frame)
  return error
}

/** Problems of host functions need no place of their own: they get that of the call. */
function placed(error: ProblemError, frame: Frame): ProblemError {
  if (error.problems.every(({ at }) => at !== undefined)) return error
  const place = { at: frame.location(), trail: frame.trail() }
  return new ProblemError(error.problems.map((problem) => (problem.at ? problem : { ...problem, ...place })))
}

function exhausted(error: RangeError): TemplateError {
  return /call stack/i.test(error.message)
    ? new TemplateError(
        'Calls are nested too deeply.',
        'Look for a macro that calls itself.',
        'template-endless',
      )
    : new TemplateError(`A value is too large: ${error.message}.`)
}
