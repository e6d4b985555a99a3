import type { SiteAssets, SiteInput } from './site-input.ts'

/** The whole site as one self-contained HTML page. */
export function buildSite(_input: SiteInput, _assets: SiteAssets): string {
  throw new Error('not written yet')
}
