import type { JsonObject } from '../../manifest/json.ts'
import type { Macro } from '../../manifest/manifest.ts'
import { entryWithoutFile } from '../../problems/catalogue/compile.ts'
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { MacroDefinition as MacroWords } from '../../project/definitions.ts'
import { BUILTIN } from '../macros/macro-table.ts'
import { describe, type Parsing } from './parsing.ts'
import { fileOf } from './source-nodes.ts'

/** The macros of the project and its packages, and those of ours that are used, with what YAML says of them. */
export function describeMacros(parsing: Parsing): Map<string, Macro> {
  const { project, report } = parsing
  const described = new Map<string, Macro>()
  const definitions = new Map<string, MacroWords>(
    project.loaded.packages.flatMap((owner) =>
      owner.definitions.macros.map(
        (definition) => [`macro.${owner.name}.${definition.name}`, definition] as const,
      ),
    ),
  )
  const used = new Set([...parsing.nodes.values()].flatMap((node) => ('macros' in node ? node.macros : [])))
  for (const entry of project.macros.entries()) {
    // Of our own, those that nobody calls would only fill the page.
    if (entry.package === BUILTIN && !used.has(entry.id)) continue
    const definition = definitions.get(entry.id)
    definitions.delete(entry.id)
    const { definition: macro, template } = entry
    const description = definition?.description ?? ''
    const owner = project.loaded.packages.find(({ name }) => name === entry.package)
    const targets = project.macros
      .callsOf(entry)
      .map((call) => project.macros.target(call, entry.package)?.id)
    described.set(entry.id, {
      ...{ id: entry.id, name: entry.name, package: entry.package, at: macro.location },
      file: owner === undefined ? template.file : fileOf(owner, template.file).originalPath,
      source: template.source.slice(macro.start, macro.end),
      description: describe(parsing, entry.package, description, definition?.descriptionAt ?? macro.location),
      ...(definition === undefined ? {} : { patch: definition.nameAt }),
      arguments: definition?.arguments ?? [],
      meta: (definition?.config.values.meta as JsonObject | undefined) ?? {},
      dependsOn: [...new Set(targets.filter((id) => id !== undefined))],
    })
  }
  for (const definition of definitions.values()) {
    const { name, nameAt } = definition
    const names = [...project.macros.entries()].map((entry) => entry.name)
    report(entryWithoutFile({ kind: 'macro', name, at: nameAt, near: didYouMean(name, names) }))
  }
  return described
}
