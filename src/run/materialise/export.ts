// The `+export:` of a node: a file with its rows, written after it is published.

import { isAbsolute, resolve } from 'node:path'
import type { FileFormat } from '../../adapters/adapter.ts'
import type { JsonObject } from '../../manifest/json.ts'
import type { BuildNode } from '../../manifest/node.ts'
import { exportWrong } from '../../problems/catalogue/run.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { Situation, Step } from '../step.ts'

const formats: Readonly<Record<string, FileFormat>> = {
  parquet: 'parquet',
  csv: 'csv',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
}

export function exportSteps(node: BuildNode, { directory, statements }: Situation): readonly Step[] {
  const config = node.config.export
  if (config === undefined || config === null) return []
  const list = Array.isArray(config) ? config : [config]
  return list.map((entry): Step => {
    const settings: JsonObject = typeof entry === 'string' ? { path: entry } : (entry as JsonObject)
    const { path } = settings
    if (typeof path !== 'string' || path === '') throw wrong(node, 'has no "path"')
    const ending = /\.(\w+?)(?:\.(?:gz|zst))?$/.exec(path)?.[1] ?? ''
    const format = formats[String(settings.format ?? ending).toLowerCase()]
    if (format === undefined)
      throw wrong(node, `has no known format; use one of: ${Object.keys(formats).join(', ')}`)
    const compression = compressionOf(settings, path)
    const remote = path.startsWith('gs://')
    const to = {
      file: remote || isAbsolute(path) ? path : resolve(directory, path),
      format,
      ...(compression === undefined ? {} : { compression }),
      ...(settings.order_by === undefined ? {} : { orderBy: [settings.order_by].flat().map(String) }),
    }
    if (!remote) return { kind: 'export', from: node.relation, to }
    if (statements.exportData === undefined)
      throw wrong(node, 'goes to Cloud Storage, where only BigQuery writes')
    return { kind: 'statement', statement: statements.exportData(node.relation, to) }
  })
}

function compressionOf(settings: JsonObject, path: string): 'none' | 'gzip' | 'zstd' | 'snappy' | undefined {
  if (typeof settings.compression === 'string') return settings.compression as 'gzip'
  return path.endsWith('.gz') ? 'gzip' : path.endsWith('.zst') ? 'zstd' : undefined
}

function wrong(node: BuildNode, detail: string): ProblemError {
  return new ProblemError(exportWrong({ model: node.name, detail, at: node.at }))
}
