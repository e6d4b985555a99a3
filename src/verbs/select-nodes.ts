import type { NodeId } from '../manifest/node-id.ts'
import { unknownWord } from '../problems/catalogue/verbs.ts'
import { ProblemError } from '../problems/problem.ts'
import { select } from '../select/select.ts'
import { type SelectByColumn, selectByColumn } from '../select/select-by-column.ts'
import type { SelectableKind } from '../select/selectable.ts'
import type { IndirectSelection } from '../select/selection.ts'
import { type StateOptions, stateMethods } from './former-run.ts'
import type { Session } from './session.ts'

/** As the command line gives it. */
export interface SelectionOptions extends StateOptions {
  readonly select?: readonly string[]
  readonly exclude?: readonly string[]
  readonly selector?: string
  /** Keeps only these kinds, by their names on the command line: model, test, seed, ... */
  readonly resourceTypes?: readonly string[]
  readonly excludeResourceTypes?: readonly string[]
  readonly indirectSelection?: IndirectSelection
}

/** What `strata ls` shows: all that has a name, but for analyses, which are asked for. */
export const listedKinds: readonly SelectableKind[] = [
  ...(['model', 'seed', 'snapshot', 'source', 'test', 'unit_test', 'exposure', 'function'] as const),
  ...(['metric', 'semantic_model', 'saved_query'] as const),
]

const kinds: Readonly<Record<string, readonly SelectableKind[]>> = {
  model: ['model'],
  seed: ['seed'],
  snapshot: ['snapshot'],
  source: ['source'],
  test: ['test'],
  unit_test: ['unit_test'],
  analysis: ['analysis'],
  exposure: ['exposure'],
  function: ['function'],
  metric: ['metric'],
  semantic_model: ['semantic_model'],
  saved_query: ['saved_query'],
  default: listedKinds,
  all: [...listedKinds, 'analysis'],
}

/** The selected nodes in topological order. `among` limits what the verb can take at all, `usual` what it takes unasked. */
export async function selectNodes(
  session: Session,
  options: SelectionOptions & { readonly directory?: string },
  among: readonly SelectableKind[],
  usual: readonly SelectableKind[] = among,
): Promise<NodeId[]> {
  const wanted = options.resourceTypes?.length ? kindsNamed(options.resourceTypes) : usual
  const unwanted = kindsNamed(options.excludeResourceTypes ?? [])
  return select(
    session.manifest,
    {
      select: options.select?.length ? options.select : undefined,
      exclude: options.exclude?.length ? options.exclude : undefined,
      selector: options.selector,
      methods: stateMethods(session, options),
      byColumn: await columnSelection(session, [...(options.select ?? []), ...(options.exclude ?? [])]),
      indirectSelection: options.indirectSelection,
      kinds: among.filter((kind) => wanted.includes(kind) && !unwanted.includes(kind)),
    },
    session.report,
  )
}

/** Columns are traced only where a word may name one, `orders.amount+`. */
async function columnSelection(
  session: Session,
  words: readonly string[],
): Promise<SelectByColumn | undefined> {
  if (!words.some((word) => word.includes('.') || word.includes('column:'))) return undefined
  const { traceColumns } = await import('../compile/compile-nodes.ts')
  return selectByColumn(session.manifest, () => traceColumns(session.parsed))
}

function kindsNamed(words: readonly string[]): readonly SelectableKind[] {
  return words
    .flatMap((word) => word.split(/[\s,]+/))
    .filter(Boolean)
    .flatMap(kindsOf)
}

function kindsOf(word: string): readonly SelectableKind[] {
  const found = kinds[word] ?? kinds[word.replace(/s$/, '')]
  if (found === undefined) throw new ProblemError(unknownWord('a kind of node', word, Object.keys(kinds)))
  return found
}
