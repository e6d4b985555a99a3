import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface ServerProject {
  readonly directory: string
  readonly port: number
  readonly database?: string
  /** Further settings of the connection, as YAML. */
  readonly more?: string
}

/** A project whose connection `app` is a server on this machine; its password comes from APP_PASSWORD. */
export function writeServerProject({ directory, port, database = 'app', more = '' }: ServerProject): void {
  mkdirSync(join(directory, 'models'), { recursive: true })
  writeFileSync(
    join(directory, 'project.yml'),
    `name: shop
target: local
targets:
  local: {type: duckdb, path: target/w.duckdb, schema: shop}
connections:
  app:
    type: sqlserver
    host: 127.0.0.1
    port: ${port}
    database: ${database}
    user: loader
    password: "{{ env_var('APP_PASSWORD') }}"
    encrypt: false
${more}`,
  )
}

/** `tables`: the list under the source, as YAML. */
export function writeServerSource(directory: string, tables: string): void {
  writeFileSync(
    join(directory, 'models', 'app.yml'),
    `version: 2
sources:
  - name: app
    schema: raw_app
    loader: sqlserver
    connection: app
    tables:
${tables}`,
  )
}
