// Writes docs/bigquery-functions.md from the table of functions in the code.

import { writeFileSync } from 'node:fs'
import { functionTable } from '../src/sql/function-table.ts'

writeFileSync(new URL('../docs/bigquery-functions.md', import.meta.url), functionTable())
