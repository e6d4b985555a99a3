// What `strata format` has to say.

import type { Problem } from '../problem.ts'

export function formatKept(file: string, reason: string): Problem {
  return {
    code: 'format-kept',
    severity: 'warning',
    message: `"${file}" is left as it is: ${reason}.`,
    at: { file, line: 1, column: 1 },
  }
}

export function nothingToFormat(paths: readonly string[]): Problem {
  return {
    code: 'nothing-to-format',
    severity: 'error',
    message: `No SQL file is at ${paths.map((path) => `"${path}"`).join(', ')}.`,
    hint: 'Name files or folders of the project, relative to where you are.',
  }
}
