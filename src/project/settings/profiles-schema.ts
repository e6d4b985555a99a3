import * as z from 'zod/mini'
import { count, mapping, optional, text } from '../schema/shapes.ts'

const output = z.looseObject(
  { type: text, threads: optional(z.union([count, z.string()], { error: 'a whole number' })) },
  { error: 'keys with values' },
)

/** profiles.yml: settings of engines are kept as data, and judged by the engine's own adapter. */
export const profilesSchema = z.catchall(
  z.object({ config: optional(mapping) }, { error: 'keys with values' }),
  z.looseObject(
    { target: optional(text), outputs: z.record(z.string(), output, { error: 'names with settings' }) },
    { error: 'keys with values' },
  ),
)
