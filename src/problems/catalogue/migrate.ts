// What `strata migrate` has to say.

import type { Problem } from '../problem.ts'

export function projectThere(): Problem {
  return {
    code: 'project-there',
    severity: 'error',
    message: 'A "project.yml" is here already.',
    hint: 'It is what Strata reads; delete it first to have it written anew.',
    at: { file: 'project.yml', line: 1, column: 1 },
  }
}

export function nothingToMigrate(): Problem {
  return {
    code: 'nothing-to-migrate',
    severity: 'error',
    message: 'There is no "dbt_project.yml" here.',
    hint: 'Call it in the folder of a dbt project, or name the folder with --project-dir.',
  }
}
