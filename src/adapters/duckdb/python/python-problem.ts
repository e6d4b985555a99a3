import { isAbsolute, relative } from 'node:path'
import { pythonFailed } from '../../../problems/catalogue/python.ts'
import type { Location, Problem } from '../../../problems/problem.ts'
import type { PythonJob } from '../../adapter.ts'
import type { Frame, PythonFailure } from './python-process.ts'

/** What a model raised, at the author's line that it came from; frames of libraries stand in its details. */
export function failureOf(
  { said, frames, place, missing }: PythonFailure,
  job: PythonJob,
  directory: string,
): Problem {
  const own = frames.filter(({ file }) => isOf(file, directory))
  const places = own.map(
    ({ file, line }): Location => ({ file: nameOf(file, job, directory), line, column: 1 }),
  )
  const innermost = places.pop()
  const at = place === null ? innermost : { file: job.name, ...place }
  const [first = '', ...more] = said.split('\n')
  return pythonFailed({
    ...{ model: job.model, said: sentence(first), at: at ?? { file: job.name, line: 1, column: 1 } },
    trail: places.filter((location) => location.file !== at?.file || location.line !== at.line),
    details: [...more, ...(frames.at(-1) === own.at(-1) ? [] : frames.map(line))],
    hint:
      missing === null
        ? undefined
        : `Install what it imports into the Python that runs it, or name another: STRATA_PYTHON=/path/to/python. Modules of the project's own are found by "module_paths" in the profile.`,
  })
}

function isOf(file: string, directory: string): boolean {
  const path = relative(directory, file)
  return !path.startsWith('..') && !isAbsolute(path) && !/(?:^|[/\\])site-packages[/\\]/.test(path)
}

function nameOf(file: string, job: PythonJob, directory: string): string {
  return file === job.file ? job.name : relative(directory, file).replaceAll('\\', '/')
}

function line({ file, line, name, text }: Frame): string {
  return `  ${file}:${line}, in ${name}${text === null ? '' : `: ${text}`}`
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}
