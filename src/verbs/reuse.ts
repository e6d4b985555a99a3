// Leaving out what is unchanged: what former builds told of themselves, in the target folder.

import { join } from 'node:path'
import type { Adapter } from '../adapters/adapter.ts'
import { keep, readKept } from '../compile/cache/kept-json.ts'
import type { JsonObject } from '../manifest/json.ts'
import type { Manifest } from '../manifest/manifest.ts'
import type { NodeId } from '../manifest/node-id.ts'
import type { RunSummary } from '../manifest/results.ts'
import { isDbtProject } from '../project/is-dbt-project.ts'
import type { Built, BuiltNode, Fingerprint, ReuseInput } from '../run/reuse/built.ts'
import { rememberRun } from '../run/reuse/remember.ts'
import { WarehouseState } from '../run/reuse/warehouse-state.ts'
import type { Verb } from '../run/step.ts'
import { buildName } from './cache-folder.ts'
import type { Compilation } from './compile-again.ts'
import { fingerprintsOf, type SqlPart, sqlPartsOf } from './fingerprints.ts'
import { readText } from './former-run.ts'
import type { Session } from './session.ts'
import { strataVersion } from './strata-version.ts'
import { writeFileAtomically } from './write-artifacts.ts'

export interface ReuseOptions {
  /** Builds also what is unchanged. */
  readonly force?: boolean
  /** Leaves out what is unchanged also in a dbt project, where dbt would build everything. */
  readonly reuse?: boolean
}

export type Reuse = ReuseInput & { readonly state: WarehouseState }

const FORM = 1

/** Of a date in JavaScript, in milliseconds since the epoch. */
const LAST_MOMENT = 8.64e15

/** Whether `build` leaves out what is unchanged: in a project.yml, unless its `flags: {reuse: false}` says otherwise. */
export function reuses(
  verb: Verb,
  session: Session,
  options: ReuseOptions & { readonly limited: boolean },
): boolean {
  if (verb !== 'build' || options.limited) return false
  const { settings } = session.loaded
  const { flags } = settings
  const usual = typeof flags.reuse === 'boolean' ? flags.reuse : !isDbtProject(settings)
  return options.reuse ?? usual
}

export async function openReuse(
  session: Session,
  manifest: Manifest,
  compilation: Compilation,
  selected: readonly NodeId[],
  options: { readonly signal: AbortSignal | undefined; readonly decides: boolean },
): Promise<Reuse> {
  const adapter = await session.adapter()
  const maker = [strataVersion(), buildName() ?? 'sources', adapter.type].join(' ')
  const parts = keptParts(session, manifest, compilation, selected)
  const fingerprints = fingerprintsOf(manifest, parts, selected, maker)
  const built = readBuilt(fileOf(session))
  // Rows are read only where the answer can change anything.
  const without = new Set(
    selected.filter((id) => !options.decides || !isSame(fingerprints.get(id), built.get(id)?.fingerprint)),
  )
  const { signal } = options
  const state = await WarehouseState.look(manifest, selected, adapter, { signal, without })
  return { fingerprints, built, state }
}

/** What SQL means is worked out once for each compilation that is kept. */
function keptParts(
  { parsed }: Session,
  manifest: Manifest,
  { compiled, id, known }: Compilation,
  selected: readonly NodeId[],
): ReadonlyMap<NodeId, SqlPart> {
  const { cacheFiles, cacheDirectory } = parsed
  const path = cacheDirectory === undefined ? undefined : join(cacheDirectory, 'sql-parts.json')
  const key = `sql-parts-1 ${id}`
  const kept = path === undefined || !known ? undefined : readKept(cacheFiles, path, key)
  if (kept !== undefined) return new Map(kept as readonly (readonly [NodeId, SqlPart])[])
  const parts = sqlPartsOf(manifest, compiled, selected)
  if (path !== undefined && id !== undefined) keep(cacheFiles, path, key, [...parts])
  return parts
}

function isSame(now: Fingerprint | undefined, then: BuiltNode['fingerprint'] | undefined): boolean {
  if (now === undefined || then === undefined || now.obstacle !== undefined) return false
  return now.sql === then.sql && now.config === then.config && now.setting === then.setting
}

/** Whoever interrupts does not wait for a service that is silent: what is not remembered is built again. */
const INTERRUPTED_MS = 3_000

/** Keeps what the next build may rely on. `interrupted`: by the user, so only what can be found out quickly. */
export async function remember(
  session: Session,
  manifest: Manifest,
  reuse: Reuse,
  summary: RunSummary,
  adapter: Adapter,
  interrupted: boolean,
): Promise<void> {
  const made = summary.results.filter(({ id, status }) => status === 'success' && manifest.nodes.has(id))
  const soon = interrupted ? AbortSignal.timeout(INTERRUPTED_MS) : undefined
  const ids = made.map(({ id }) => id)
  const after = await reuse.state.after(ids, adapter, { signal: soon }).catch((error: unknown) => {
    if (soon?.aborted !== true) throw error
  })
  if (after === undefined) return
  const built = rememberRun(summary, manifest, reuse, after)
  const text = JSON.stringify({ form: FORM, nodes: Object.fromEntries(built) })
  await writeFileAtomically(fileOf(session), text)
}

/** One for each target: they are other tables. */
function fileOf({ targetDirectory, manifest }: Session): string {
  const name = manifest.project.target.name.replace(/[^\w-]/g, '_')
  return join(targetDirectory, '.strata', `built-${name}.json`)
}

function readBuilt(file: string): Built {
  try {
    const { form, nodes } = JSON.parse(readText(file) ?? '{}') as JsonObject
    if (form !== FORM) return new Map()
    const entries = Object.entries(nodes as unknown as Record<NodeId, BuiltNode>)
    return new Map(entries.filter(([, node]) => isBuilt(node)))
  } catch {
    // Cut off or of another form: everything is built again, which is never wrong.
    return new Map()
  }
}

/** The folder is the user's: a node whose entry somebody or something changed is built again. */
function isBuilt({ fingerprint, version, inputs, at }: Partial<BuiltNode>): boolean {
  const isSaid = typeof version === 'string' && typeof at === 'number' && Math.abs(at) < LAST_MOMENT
  return isSaid && fingerprint instanceof Object && inputs instanceof Object
}
