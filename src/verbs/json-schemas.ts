import * as z from 'zod'
import { sqlserverConnectionSchema } from '../connections/sqlserver/settings.ts'
import { sqlserverLoadSchema } from '../ingest/sqlserver/request.ts'
import type { JsonObject } from '../manifest/json.ts'
import { jsonSchemas as projectSchemas } from '../project/json-schemas.ts'

const parts = {
  'sqlserver-connection.schema.json': {
    schema: sqlserverConnectionSchema,
    title: 'A SQL Server under "connections:" of the project file',
  },
  'sqlserver-load.schema.json': {
    schema: sqlserverLoadSchema,
    title: '"load:" of a source with loader sqlserver',
  },
} as const

/** JSON Schemas of the files that people write, and of parts of them, by file name, for editors. */
export function jsonSchemas(): Readonly<Record<string, JsonObject>> {
  const own = Object.entries(parts).map(([name, { schema, title }]) => {
    const json = z.toJSONSchema(schema, { target: 'draft-7', unrepresentable: 'any', io: 'input' })
    return [name, { title, ...(json as JsonObject) }] as const
  })
  return { ...projectSchemas(), ...Object.fromEntries(own) }
}
