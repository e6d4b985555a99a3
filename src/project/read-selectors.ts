import * as z from 'zod/mini'
import type { Report } from '../problems/problem.ts'
import { checkSelector } from './check-selector.ts'
import type { Selector } from './definitions.ts'
import { isJsonObject, type Json, objectOf, textOf } from './json.ts'
import { checkShape } from './schema/check-shape.ts'
import { anything, entries, optional, record, scalarText, text } from './schema/shapes.ts'
import { readYaml } from './yaml/read-yaml.ts'

export const selectorsSchema = record({
  version: optional(scalarText),
  selectors: entries(
    record({
      name: text,
      description: optional(text),
      default: optional(anything),
      definition: z.union([z.string(), z.record(z.string(), z.unknown()), z.array(z.unknown())], {
        error: 'text or keys with values',
      }),
    }),
  ),
})

/** selectors.yml; what its definitions mean is for `select/` to say. */
export function readSelectors(file: string, content: string, report: Report): readonly Selector[] {
  const yaml = readYaml(file, content, report)
  if (yaml === undefined || yaml.value === null) return []
  checkShape(yaml, selectorsSchema, { owner: `"${file}"` }, report)
  const list = objectOf(yaml.value).selectors
  if (!Array.isArray(list)) return []
  return list.flatMap((entry: Json, index) => {
    const name = isJsonObject(entry) ? textOf(entry.name) : undefined
    if (!isJsonObject(entry) || name === undefined) return []
    if (entry.definition !== undefined && entry.definition !== null)
      checkSelector({ yaml, owner: `the selector "${name}"`, report }, entry, 'definition', entry.definition)
    return [
      {
        name,
        at: yaml.ofKey(list, index),
        description: textOf(entry.description) ?? '',
        default: entry.default ?? false,
        definition: entry.definition ?? null,
      },
    ]
  })
}
