import type { ParsedProject } from './parse-project.ts'

/**
 * Whether the project has its own version of a macro of dbt's that the command line itself calls, or of one of the `parts`
 * that lead there. Macros are read only where a name says that they may be.
 */
export function hasOwnMacro(project: ParsedProject, name: string, parts: readonly string[] = []): boolean {
  const wanted = new Set([name, ...parts])
  const names = [...project.manifest.macros.values()].map((macro) =>
    macro.name.replace(/^(?:default|duckdb|bigquery)__/, ''),
  )
  if (!names.some((each) => wanted.has(each))) return false
  const { macros } = project.template()
  return macros.replacement(macros.executed(name)) !== undefined
}
