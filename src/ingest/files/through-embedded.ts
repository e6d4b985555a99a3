// Files for a warehouse elsewhere: read, converted and judged by the embedded engine, then brought in by load jobs.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Session } from '../../adapters/adapter.ts'
import { openAdapter } from '../../adapters/registry.ts'
import type { Source } from '../../manifest/node.ts'
import type { Problem } from '../../problems/problem.ts'
import type { LoadContext } from '../load-context.ts'
import { isNotStamp } from './match-columns.ts'
import type { StagedCounts } from './publish-staged.ts'

export interface StagedFiles {
  readonly warnings: Problem[]
  readonly counts: StagedCounts
}

/** Fills a source's table and that of its rejects from files. */
export type StageFiles = (context: LoadContext, session: Session, source: Source) => Promise<StagedFiles>

/** The rejects come first: once the table is there, all is. */
export function throughEmbedded(stage: StageFiles): StageFiles {
  return async (context, session, source) => {
    const { adapter, signal, dialect, projectDirectory } = context
    const local = await openAdapter('duckdb', {
      settings: { type: 'duckdb', path: ':memory:' },
      projectDirectory,
      projectDialect: dialect,
    })
    const folder = await mkdtemp(join(tmpdir(), 'strata-files-'))
    try {
      const here = { ...source, relation: { database: 'memory', schema: 'main', name: 'rows' } }
      const staged = await within(await local.connection.session(), (own) =>
        stage({ ...context, adapter: local }, own, here),
      )
      const { rows, rejected } = staged.counts
      if (rows === 0 && rejected > 0) return staged
      const rejects = { ...source.relation, name: `${source.relation.name}__rejects` }
      if (rejected === 0)
        await session.execute(adapter.statements.drop({ ...rejects, kind: 'table' }), { signal })
      const known = new Set(
        (await local.catalog.columns(here.relation))?.map(({ name }) => name.toLowerCase()),
      )
      const declared = source.columns
        .filter(isNotStamp)
        .filter(({ name, type }) => type !== undefined && known.has(name.toLowerCase()))
        .map(({ name, type }) => ({ name, ...(type === undefined ? {} : { type }) }))
      const tables = [
        ...(rejected === 0 ? [] : [{ name: 'rows__rejects', to: rejects, columns: [] }]),
        { name: 'rows', to: source.relation, columns: declared },
      ]
      for (const { name, to, columns } of tables) {
        const file = join(folder, `${name}.parquet`)
        await local.loader.exportTo({ ...here.relation, name }, { file, format: 'parquet' }, { signal })
        const options = { session, signal, dialect, at: source.at }
        await adapter.loader.load({ files: [file], format: 'parquet' }, to, columns, options)
      }
      return staged
    } finally {
      await local.close()
      await rm(folder, { recursive: true, force: true })
    }
  }
}

async function within<Result>(
  session: Session,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  try {
    return await session.transaction(() => work(session))
  } finally {
    session.release()
  }
}
