import type { Problem } from '../problems/problem.ts'
import { ProblemError } from '../problems/problem.ts'
import { type ProjectOptions, type Session, withSession } from './session.ts'

export type DebugOptions = ProjectOptions

export interface DebugStep {
  readonly name: string
  readonly ok: boolean
  /** What was found. */
  readonly detail: string
}

export interface DebugReport {
  readonly steps: readonly DebugStep[]
  readonly ok: boolean
  readonly problems: readonly Problem[]
}

/** Checks project, target and warehouse one after the other, and says how far it came. */
export async function debug(options: DebugOptions): Promise<DebugReport> {
  const steps: DebugStep[] = []
  try {
    const problems = await withSession('debug', options, async (session) => {
      steps.push(...projectSteps(session))
      const wrong = session.problems.filter((problem) => problem.severity === 'error').length
      steps.push({
        name: 'references',
        ok: wrong === 0,
        detail: wrong === 0 ? 'all resolved' : `${wrong} problem${wrong === 1 ? '' : 's'}, told below`,
      })
      steps.push(...(await warehouseSteps(session, options.signal)))
      return session.problems
    })
    return { steps, ok: steps.every((step) => step.ok), problems }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const name = steps.length === 0 ? 'project' : 'connection'
    return {
      steps: [...steps, { name, ok: false, detail: 'failed, see below' }],
      ok: false,
      problems: error.problems,
    }
  }
}

function projectSteps({ loaded, manifest }: Session): DebugStep[] {
  const counts = new Map<string, number>()
  for (const node of manifest.nodes.values()) counts.set(node.kind, (counts.get(node.kind) ?? 0) + 1)
  const found = [...counts].map(([kind, count]) =>
    `${count} ${kind.replace('_', ' ')}${count === 1 ? '' : 's'}`.replace('analysiss', 'analyses'),
  )
  return [
    { name: 'project', ok: true, detail: `${loaded.name}, ${loaded.settings.file} in ${loaded.directory}` },
    { name: 'language', ok: true, detail: loaded.dialect },
    {
      name: 'target',
      ok: true,
      detail: `${loaded.target.name} (${loaded.target.type}), one of ${loaded.targetNames.join(', ') || loaded.target.name}`,
    },
    { name: 'nodes', ok: true, detail: found.join(', ') || 'none yet' },
  ]
}

async function warehouseSteps(session: Session, signal: AbortSignal | undefined): Promise<DebugStep[]> {
  const started = performance.now()
  const adapter = await session.adapter()
  if (adapter.check !== undefined) {
    const steps: DebugStep[] = []
    for await (const { name, ok, detail, problem } of adapter.check({ signal })) {
      steps.push({ name, ok, detail })
      if (problem !== undefined) session.report(problem)
    }
    return steps
  }
  const { rows } = await adapter.connection.query(
    { sql: 'SELECT 1', purpose: 'try the connection' },
    { signal },
  )
  const milliseconds = Math.round(performance.now() - started)
  const schemas = await adapter.catalog.schemas({ signal })
  return [
    { name: 'connection', ok: rows.length === 1, detail: `${adapter.type} answered in ${milliseconds} ms` },
    { name: 'schemas', ok: true, detail: schemas.map((found) => found.schema).join(', ') || 'none yet' },
  ]
}
