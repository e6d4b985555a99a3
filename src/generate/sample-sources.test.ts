import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { PRESETS } from './presets.ts'

interface WrittenColumn {
  readonly name: string
  readonly data_type: string
  readonly description: string
}

const root = join(import.meta.dirname, '..', '..')

describe.each(PRESETS)('the sample source of preset $name', ({ name, tables }) => {
  const file = join(root, 'models', 'staging', name, `_${name}__sources.yml`)
  const [source] = parse(readFileSync(file, 'utf8')).sources

  it('names every table and column as they are made', () => {
    const written = source.tables.map(
      (table: { name: string; description: string; columns: WrittenColumn[] }) => ({
        table: table.name,
        description: table.description,
        columns: table.columns
          .filter((column) => !column.name.startsWith('_'))
          .map((column) => [column.name, column.data_type, column.description]),
      }),
    )
    expect(written).toEqual(
      tables.map(({ table, description, columns }) => ({
        table,
        description,
        columns: columns.map((column) => [column.name, column.type, column.description]),
      })),
    )
  })

  it('is loaded from the preset', () => {
    expect(source.loader).toBe('generate')
    expect(source.load.preset).toBe(name)
  })
})
