// DuckDB: opens one instance per file and process and puts the four faces around it.

import type { Adapter } from '../adapter.ts'
import type { OpenOptions } from '../registry.ts'

export async function openDuckdb(_options: OpenOptions): Promise<Adapter> {
  throw new Error('not there yet')
}
