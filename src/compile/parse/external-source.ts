import type { Json, JsonObject } from '../../manifest/json.ts'

export interface ExternalTable {
  readonly name: string
  readonly identifier: string
  readonly schema: string
  readonly database: string | undefined
  readonly tags: readonly string[]
}

/**
 * What to read instead of a table: a file, or a function that reads files. `external_location` stands in the
 * configuration or in `meta`, and may name `{name}`, `{schema}`, `{identifier}` or any other key there.
 */
export function externalSource(
  table: ExternalTable,
  config: JsonObject,
  meta: JsonObject,
): string | undefined {
  const settings: Readonly<Record<string, Json | undefined>> = { ...meta, ...config }
  const template = settings.external_location
  if (typeof template !== 'string' || template.trim() === '') return undefined
  const words: Readonly<Record<string, unknown>> = { ...table, ...settings }
  const word = (whole: string, name: string) => (name in words ? String(words[name] ?? '') : whole)
  const text =
    settings.formatter === 'oldstyle'
      ? template.replace(/%\((\w+)\)s/g, word)
      : settings.formatter === 'template'
        ? template.replace(/\$\{?(\w+)\}?/g, word)
        : template.replace(/\{(\w+)\}/g, word)
  return text.includes('(') || text.startsWith("'") ? text : `'${text.replaceAll("'", "''")}'`
}
