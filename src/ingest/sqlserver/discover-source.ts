import type { ServerConnection, ServerTable } from '../../connections/server-connection.ts'
import { shapeOf } from './column-shape.ts'

export interface Discovery {
  /** Source YAML for all tables. */
  readonly yaml: string
  readonly tables: number
}

/** The source's YAML from the server's catalog: tables with their keys, columns with types, descriptions. */
export async function discoverSource(
  connection: ServerConnection,
  options: { readonly connection: string; readonly source: string; readonly schema: string | undefined },
): Promise<Discovery> {
  const found = await connection.tables(options.schema === undefined ? {} : { schema: options.schema })
  const lines = [
    'version: 2',
    'sources:',
    `  - name: ${options.source}`,
    `    schema: raw_${options.source}`,
    '    loader: sqlserver',
    `    connection: ${options.connection}`,
    '    tables:',
    ...found.flatMap(describeTable),
  ]
  return { yaml: `${lines.join('\n')}\n`, tables: found.length }
}

function describeTable(table: ServerTable): string[] {
  const version = table.columns.find(({ base }) => base === 'timestamp')
  const cursor =
    table.kind === 'table' && table.key.length > 0
      ? table.tracksChanges
        ? 'change_tracking'
        : version
          ? 'rowversion'
          : undefined
      : undefined
  const load = [
    ...(table.schema === 'dbo' ? [] : [`schema: ${scalar(table.schema)}`]),
    ...(cursor ? [`cursor: ${cursor}`] : ['mode: full']),
  ]
  return [
    `      - name: ${scalar(table.name)}`,
    ...(table.description ? [`        description: ${scalar(table.description)}`] : []),
    `        load: {${load.join(', ')}}`,
    '        columns:',
    ...table.columns.flatMap((column) => {
      const known = shapeOf(column, { asText: [], nanoseconds: false }) !== undefined
      const single = table.key.length === 1 && table.key[0] === column.name
      return [
        `          - name: ${scalar(column.name)}${known ? '' : ' # left out: cannot be read exactly'}`,
        ...(column.description ? [`            description: ${scalar(column.description)}`] : []),
        `            meta: {server_type: ${scalar(column.type)}}`,
        ...(single ? ['            data_tests: [unique, not_null]'] : []),
      ]
    }),
  ]
}

/** Plain where YAML reads it as the same text, quoted otherwise. */
function scalar(text: string): string {
  return /^[A-Za-z_][\w ]*$/.test(text) && !/^(true|false|null|yes|no|on|off)$/i.test(text)
    ? text
    : JSON.stringify(text)
}
