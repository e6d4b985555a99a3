import type { MacroDefinition, Template } from '../../template/parse-template.ts'
import { parseTemplate } from '../../template/parse-template.ts'
import { builtinMacros } from './builtin-macros.ts'
import { BUILTIN, type MacroEntry } from './macro-table.ts'

const OPENING = /\{%-?\s*(macro|test|materialization)\s+(\w+)\s*(?:\(|,\s*(default|adapter='\w+'))/g

/** Our own macros, each read only when a project uses it: reading all of them would take longer than most projects. */
export function builtinEntries(): MacroEntry[] {
  return builtinMacros.flatMap(({ file, source }) => {
    const openings = [...source.matchAll(OPENING)]
    return openings.flatMap((opening, index) => {
      const [, kind, word, meant] = opening
      const adapter = meant?.replace(/^adapter='(\w+)'$/, '$1')
      const name =
        kind === 'test' ? `test_${word}` : kind === 'macro' ? word! : `materialization_${word}_${adapter}`
      const end = openings[index + 1]?.index ?? source.length
      return namesOf(name).map((each) => new BuiltinEntry(each, file, source, opening.index, end))
    })
  })
}

/** A project's own materialisation may call the one that it replaces: `dbt.materialization_test_default()`. */
function namesOf(name: string): readonly string[] {
  const usual = name.replace(/_by_macro_(?=\w+$)/, '_')
  return usual === name ? [name] : [name, usual]
}

/** dbt has what is for one engine in that adapter's own package; ids follow it. */
function packageOf(name: string): string {
  const [, before, behind] =
    /^(?:(duckdb|bigquery)__|materialization_\w+_(duckdb|bigquery)$)/.exec(name) ?? []
  const adapter = before ?? behind
  return adapter === undefined ? BUILTIN : `dbt_${adapter}`
}

class BuiltinEntry implements MacroEntry {
  readonly id: string
  readonly name: string
  readonly package = BUILTIN
  readonly #read: () => Template
  #template: Template | undefined

  constructor(name: string, file: string, source: string, start: number, end: number) {
    this.name = name
    this.id = `macro.${packageOf(name)}.${name}`
    this.#read = () => parseTemplate(source, file, { range: { start, end } })
  }

  get template(): Template {
    return (this.#template ??= this.#read())
  }
  get definition(): MacroDefinition {
    return this.template.macros[0]!
  }
}
