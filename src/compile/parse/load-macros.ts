import { duplicateMacro } from '../../problems/catalogue/compile.ts'
import { ProblemError, type Report } from '../../problems/problem.ts'
import type { LoadedProject, ProjectFile } from '../../project/loaded-project.ts'
import { macroRanges } from '../../template/extract-blocks.ts'
import { parseTemplate, type Template } from '../../template/parse-template.ts'
import { builtinEntries } from '../macros/builtin-entries.ts'
import { type MacroEntry, MacroTable } from '../macros/macro-table.ts'

/** Every macro, generic test and materialisation of the project, its packages and ourselves. */
export function loadMacros(loaded: LoadedProject, report: Report): MacroTable {
  const entries = new Map(builtinEntries().map((entry) => [entry.id, entry]))
  for (const { name, files } of loaded.packages) {
    for (const file of files) {
      if (file.kind !== 'macro' && file.kind !== 'generic-test') continue
      try {
        for (const template of macroTemplates(file)) addMacros(entries, name, template, report)
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        for (const problem of error.problems) report(problem)
      }
    }
  }
  const searchOrder = new Map(
    loaded.settings.dispatch.map(({ macroNamespace, searchOrder: order }) => [macroNamespace, order]),
  )
  return new MacroTable(entries.values(), { root: loaded.name, adapter: loaded.dialect, searchOrder })
}

/** What stands outside of macros is nobody's template: where it is none, the macros are read one by one. */
function macroTemplates({ text, file }: ProjectFile): readonly Template[] {
  try {
    return [parseTemplate(text, file)]
  } catch (error) {
    const ranges = error instanceof ProblemError ? macroRanges(text) : []
    if (ranges.length === 0) throw error
    return ranges.map((range) => parseTemplate(text, file, { range }))
  }
}

function addMacros(
  entries: Map<string, MacroEntry>,
  packageName: string,
  template: Template,
  report: Report,
): void {
  for (const definition of template.macros) {
    const name = definition.macroName
    const id = `macro.${packageName}.${name}`
    const existing = entries.get(id)
    if (existing !== undefined) {
      report(duplicateMacro({ name, at: definition.location, other: existing.definition.location }))
    } else entries.set(id, { id, name, package: packageName, definition, template })
  }
}
