import type { NodeId } from '../manifest/node-id.ts'
import { isDbtProject } from '../project/is-dbt-project.ts'
import type { Session } from './session.ts'

/** dbt lists a model whose file is blank, and neither compiles nor runs it; elsewhere it is a mistake. */
export function withoutBlank({ loaded, manifest }: Session, ids: readonly NodeId[]): readonly NodeId[] {
  if (!isDbtProject(loaded.settings)) return ids
  return ids.filter((id) => {
    const node = manifest.nodes.get(id)
    return node?.kind !== 'model' || node.source.trim() !== ''
  })
}
