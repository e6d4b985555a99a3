import { sep } from 'node:path'
import type { Location, Problem } from './problem.ts'

/** Engines and readers of files name them by absolute paths; people know theirs relative to the project's folder. */
export function nameRelatively(problem: Problem, directory: string): Problem {
  const folder = directory.endsWith(sep) ? directory : directory + sep
  if (folder === sep) return problem
  const text = (said: string): string => said.replaceAll(folder, '')
  const place = (at: Location): Location => ({ ...at, file: text(at.file) })
  return {
    ...problem,
    message: text(problem.message),
    ...(problem.at === undefined ? {} : { at: place(problem.at) }),
    ...(problem.details === undefined ? {} : { details: problem.details.map(text) }),
  }
}
