import type { ProjectSettings } from './loaded-project.ts'

/** Whether dbt's rules hold where ours would be stricter: what is wrong with one node is its own failure. */
export function isDbtProject({ file }: Pick<ProjectSettings, 'file'>): boolean {
  return file.endsWith('dbt_project.yml')
}
