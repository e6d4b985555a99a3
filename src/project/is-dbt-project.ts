import type { Problem } from '../problems/problem.ts'
import type { ProjectSettings } from './loaded-project.ts'

/** Whether dbt's rules hold where ours would be stricter: what is wrong with one node is its own failure. */
export function isDbtProject({ file }: Pick<ProjectSettings, 'file'>): boolean {
  return file.endsWith('dbt_project.yml')
}

/** A problem that hinders a project of ours, and of a dbt project only what runs into it. */
export function softened(problem: Problem, settings: Pick<ProjectSettings, 'file'>): Problem {
  return isDbtProject(settings) ? { ...problem, severity: 'warning' } : problem
}
