import type { Compiled } from '../../manifest/manifest.ts'
import type { PageText } from '../page-data.ts'
import type { SiteInput } from '../site-input.ts'
import type { PageIndex } from './page-index.ts'

/** As written, as rendered, as the engine gets it; a text that says nothing new is left out. */
export function describeTexts(
  source: string | undefined,
  compiled: Compiled | undefined,
  { manifest }: SiteInput,
  index: PageIndex,
): readonly PageText[] {
  const engine = manifest.project.target.type === 'duckdb' ? 'DuckDB' : 'BigQuery'
  const stages: readonly (readonly [title: string, text: string | undefined])[] = [
    ['Source', source],
    ['Compiled', compiled?.first.rendered],
    [`For ${engine}`, compiled?.first.sql],
    ['Later builds', compiled?.later?.sql],
  ]
  const seen = new Set<string>()
  return stages.flatMap(([title, written]): PageText[] => {
    const text = written?.trim()
    if (!text || seen.has(text)) return []
    seen.add(text)
    return [{ title, text: index.keep(text) }]
  })
}
