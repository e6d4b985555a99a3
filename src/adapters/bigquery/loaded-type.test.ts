import { expect, it } from 'vitest'
import { loadedType } from './loaded-type.ts'

it.each([
  ['INTEGER', 'INT64'],
  ['SMALLINT', 'INT64'],
  ['UTINYINT', 'INT64'],
  ['BIGINT', 'INT64'],
  ['FLOAT', 'FLOAT64'],
  ['DOUBLE', 'FLOAT64'],
  ['TIMESTAMP', 'DATETIME'],
  ['TIMESTAMP_MS', 'DATETIME'],
  ['TIMESTAMP WITH TIME ZONE', 'TIMESTAMP'],
  ['DECIMAL(12, 2)', 'NUMERIC(12,2)'],
  ["ENUM('a', 'b')", 'STRING'],
  ['INTEGER[]', 'ARRAY<INT64>'],
  ['STRUCT(a SMALLINT, b FLOAT[])', 'STRUCT<a INT64, b ARRAY<FLOAT64>>'],
  ['VARCHAR', 'STRING'],
])('%s arrives as %s', (engine, service) => {
  expect(loadedType(engine)).toBe(service)
})
