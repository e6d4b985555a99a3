import type { NodeId } from '../manifest/node-id.ts'
import type { Report } from '../problems/problem.ts'
import {
  type CompilationWay,
  compilationKey,
  type KnownCompilation,
  readCompilation,
} from './cache/kept-compilation.ts'
import type { Places } from './cache/kept-node.ts'
import type { ParsedProject } from './parse-project.ts'

/**
 * The result of `compileNodes` without rendering or reading any SQL, where nothing has changed since it was called with
 * `onKept`: no file, variable, target, or environment variable that a template reads. Undefined otherwise. Without
 * `places`, queries point to their node instead of into its text.
 */
export function knownCompilation(
  project: ParsedProject,
  ids: readonly NodeId[],
  way: CompilationWay,
  report: Report,
  places?: Places,
): KnownCompilation | undefined {
  const key = compilationKey(project, ids, way)
  const known = key === undefined ? undefined : readCompilation(project, key, places)
  for (const problem of known?.problems ?? []) report(problem)
  return known
}
