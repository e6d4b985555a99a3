import { toJSONSchema } from 'zod/v4/core'
import { isJsonObject, type JsonObject } from './json.ts'
import { selectorsSchema } from './read-selectors.ts'
import { schemaFileSchema } from './schema/schema-file-schema.ts'
import { profilesSchema } from './settings/profiles-schema.ts'
import { projectSchema } from './settings/project-schema.ts'

const files = {
  'project.schema.json': {
    schema: projectSchema,
    title: 'Strata project file (project.yml, dbt_project.yml)',
  },
  'schema.schema.json': {
    schema: schemaFileSchema,
    title: 'Schema YAML: models, sources, seeds, tests and more',
  },
  'profiles.schema.json': { schema: profilesSchema, title: 'profiles.yml' },
  'selectors.schema.json': { schema: selectorsSchema, title: 'selectors.yml' },
} as const

/** JSON Schemas of all files that people write, by file name, for editors. */
export function jsonSchemas(): Readonly<Record<string, JsonObject>> {
  return Object.fromEntries(
    Object.entries(files).map(([name, { schema, title }]) => {
      const json: unknown = toJSONSchema(schema, { target: 'draft-7', unrepresentable: 'any', io: 'input' })
      return [name, { title, ...(isJsonObject(json) ? json : {}) }]
    }),
  )
}
