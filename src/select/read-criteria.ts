import type { Criterion, IndirectSelection, Selection } from './selection.ts'

const FORM = /^(@)?(?:(\d*)\+)?(?:([\w.]+):)?(.*?)(?:\+(\d*))?$/s

/** Why a criterion cannot be read; the caller places it. */
export class CriterionError extends Error {}

/** `--select a b,c d`: words are united, parts between commas intersected; quotes and backticks keep a name together. */
export function readCriteria(words: readonly string[], indirect: IndirectSelection): Selection {
  const alternatives = words.flatMap((word) => word.match(/(?:"[^"]*"|`[^`]*`|\S)+/g) ?? [])
  return {
    kind: 'union',
    parts: alternatives.map((alternative) => ({
      kind: 'intersection',
      parts: (alternative.match(/(?:"[^"]*"|`[^`]*`|[^,])+/g) ?? []).map((part) =>
        readCriterion(part, indirect),
      ),
    })),
  }
}

export function readCriterion(raw: string, indirect: IndirectSelection): Criterion {
  const [, at, parents, method, value = '', children] = FORM.exec(raw) ?? []
  if (at !== undefined && children !== undefined) {
    throw new CriterionError('"@" before and "+" after a name cannot stand together')
  }
  if (value === '') throw new CriterionError('it names nothing')
  const [name, ...argument] = method?.split('.') ?? [defaultMethod(value)]
  return {
    kind: 'criterion',
    raw,
    method: name!,
    argument: argument.length > 0 ? argument.join('.') : undefined,
    value,
    withDescendantsParents: at !== undefined,
    parents: depth(parents),
    children: depth(children),
    indirect,
  }
}

/** The method of a bare word: a path when it holds a slash, a file when it ends like one, else a name. */
export function defaultMethod(value: string): string {
  if (value.includes('/') || value.includes('\\')) return 'path'
  return /\.(sql|py|csv)$/i.test(value) ? 'file' : 'fqn'
}

function depth(written: string | undefined): number {
  if (written === undefined) return 0
  return written === '' ? Number.POSITIVE_INFINITY : Number(written)
}
