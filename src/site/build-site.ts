// The documentation as one page: collect what it shows, lay out the graph, put it all into one file.

import { describeCore } from './describe/describe-core.ts'
import { describeDetails } from './describe/describe-details.ts'
import { indexPage } from './describe/page-index.ts'
import { renderPage } from './page-shell.ts'
import type { SiteAssets, SiteInput } from './site-input.ts'

/** The whole site as one self-contained HTML page. */
export function buildSite(input: SiteInput, assets: SiteAssets): string {
  const index = indexPage(input.manifest)
  const core = describeCore(input, index)
  const details = describeDetails(input, index)
  return renderPage({ core, details, texts: index.texts }, assets)
}
