import type { Source } from '../../manifest/node.ts'
import type { LoadContext, Loaded } from '../load-context.ts'

export async function loadFiles(_context: LoadContext, _source: Source): Promise<Loaded> {
  throw new Error('not written yet')
}
