// The selection methods that look at former runs: `state:`, `result:` and `source_status:`.

import type { Json, JsonObject } from '../manifest/json.ts'
import type { NodeId } from '../manifest/node-id.ts'
import { sourcesMissing, stateWordUnknown } from '../problems/catalogue/state.ts'
import { ProblemError } from '../problems/problem.ts'
import type { ChangedPart, Comparison } from './compare-states.ts'
import { objectOf } from './former-state.ts'

type Method = (value: string) => Iterable<NodeId>

const parts: readonly ChangedPart[] = [
  ...(['body', 'configs', 'macros', 'contract', 'relation', 'persisted_descriptions'] as const),
]
const words = ['new', 'old', 'modified', 'unmodified', ...parts.map((part) => `modified.${part}`)]

export function stateMethod({ added, addedWith, changed }: Comparison): Method {
  const where = (holds: (changes: ReadonlySet<ChangedPart>) => boolean) =>
    [...changed].filter(([, changes]) => holds(changes)).map(([id]) => id)
  return (value) => {
    const [word, part] = value.split('.', 2)
    if (value === 'new') return added
    if (value === 'old') return changed.keys()
    if (value === 'unmodified') return where((changes) => changes.size === 0)
    // What was not there before is different in every respect.
    if (value === 'modified') return [...added, ...where((changes) => changes.size > 0)]
    if (word === 'modified' && (parts as readonly string[]).includes(part ?? ''))
      return [
        ...(part === 'macros' ? addedWith : added),
        ...where((changes) => changes.has(part as ChangedPart)),
      ]
    throw new ProblemError(stateWordUnknown({ method: 'state', value, known: words }))
  }
}

const statuses = [
  'success',
  'error',
  'skipped',
  'pass',
  'fail',
  'warn',
  'partial success',
  'runtime error',
  'reused',
  'no-op',
]

/** `results`: a `run_results.json`. */
export function resultMethod(results: JsonObject): Method {
  const all = (results.results ?? []) as readonly JsonObject[]
  return (value) => {
    if (!statuses.includes(value.replaceAll('_', ' ')))
      throw new ProblemError(stateWordUnknown({ method: 'result', value, known: statuses }))
    return all
      .filter(({ status }) => String(status).replaceAll('_', ' ') === value.replaceAll('_', ' '))
      .map(({ unique_id }) => String(unique_id))
  }
}

/** `current` and `former`: two `sources.json`. */
export function sourceStatusMethod(current: JsonObject | undefined, former: JsonObject | undefined): Method {
  return (value) => {
    if (current === undefined) throw new ProblemError(sourcesMissing())
    const found = resultsById(current)
    if (value === 'fresher') {
      const before = resultsById(former ?? {})
      return [...found].filter(([id, result]) => moment(result) > moment(before.get(id))).map(([id]) => id)
    }
    const known = ['fresher', 'pass', 'warn', 'error', 'runtime error']
    if (!known.includes(value.replaceAll('_', ' ')))
      throw new ProblemError(stateWordUnknown({ method: 'source_status', value, known }))
    return [...found].filter(([, { status }]) => status === value.replaceAll('_', ' ')).map(([id]) => id)
  }
}

function resultsById(artifact: JsonObject): ReadonlyMap<NodeId, JsonObject> {
  const results = (artifact.results ?? []) as readonly Json[]
  return new Map(results.map((result) => [String(objectOf(result).unique_id), objectOf(result)]))
}

/** A source that was not looked at before is fresher than it was. */
function moment(result: JsonObject | undefined): number {
  const at = Date.parse(String(result?.max_loaded_at ?? ''))
  return Number.isNaN(at) ? Number.NEGATIVE_INFINITY : at
}
