// What the page calls things.

import type { ColumnFlow, ColumnUse } from '../../manifest/column.ts'
import type { NodeStatus } from '../../manifest/results.ts'
import type { CoreNode, PageLayer, TestCounts } from '../page-data.ts'

export const layerNames: Record<PageLayer, string> = {
  source: 'Sources',
  function: 'Functions',
  staging: 'Staging',
  intermediate: 'Intermediate',
  other: 'Models',
  dim: 'Dimensions',
  fact: 'Facts',
  mart: 'Marts',
  exposure: 'Exposures',
}

export const layers = Object.keys(layerNames) as readonly PageLayer[]

export const flowWords: Record<ColumnFlow, string> = {
  copy: 'copied',
  rename: 'renamed',
  transform: 'transformed',
  aggregate: 'aggregated',
  window: 'windowed',
  constant: 'constant',
}

export const useWords: Record<ColumnUse, string> = {
  filter: 'filters',
  join: 'joins',
  group: 'groups',
  order: 'orders',
}

export type Tone = 'good' | 'bad' | 'warn' | 'quiet'

export const statusWords: Record<NodeStatus, readonly [word: string, tone: Tone]> = {
  success: ['built', 'good'],
  pass: ['passed', 'good'],
  reused: ['reused', 'good'],
  warn: ['warned', 'warn'],
  fail: ['failed', 'bad'],
  error: ['error', 'bad'],
  'partial success': ['partly built', 'bad'],
  interrupted: ['interrupted', 'warn'],
  skipped: ['skipped', 'quiet'],
}

export const toneMarks: Record<Tone, string> = { good: '✓', bad: '✕', warn: '!', quiet: '○' }

/** The one word about a node: its build and its tests together. */
export function toneOf(node: CoreNode): Tone {
  const build = node.build === undefined ? 'quiet' : statusWords[node.build.status][1]
  const tests = node.tests === undefined ? 'quiet' : toneOfTests(node.tests)
  for (const tone of ['bad', 'warn', 'good'] as const) if (build === tone || tests === tone) return tone
  return 'quiet'
}

export function toneOfTests({ fail, warn, pass }: TestCounts): Tone {
  return fail > 0 ? 'bad' : warn > 0 ? 'warn' : pass > 0 ? 'good' : 'quiet'
}

export function kindWord(node: CoreNode): string {
  if (node.kind === 'model') return node.materialized ?? 'model'
  return node.kind === 'exposure' ? (node.materialized ?? 'exposure') : node.kind
}
