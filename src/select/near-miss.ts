import { didYouMean } from '../problems/did-you-mean.ts'
import { isPattern } from './glob.ts'
import type { Selectable } from './selectable.ts'
import type { Criterion } from './selection.ts'

/** What a criterion that matched nothing may have meant, written as a criterion again. */
export function nearMiss(criterion: Criterion, nodes: Iterable<Selectable>): string | undefined {
  const { method, value } = criterion
  if (isPattern(value)) return undefined
  const near = didYouMean(value, candidates(method, nodes))
  if (near === undefined) return undefined
  const at = criterion.raw.lastIndexOf(value)
  return at < 0 ? near : criterion.raw.slice(0, at) + near + criterion.raw.slice(at + value.length)
}

function candidates(method: string, nodes: Iterable<Selectable>): Set<string> {
  const found = new Set<string>()
  for (const node of nodes) for (const word of words(method, node)) found.add(word)
  return found
}

function words(method: string, node: Selectable): readonly string[] {
  switch (method) {
    case 'fqn':
      return node.kind === 'source' ? [] : [node.name, ...node.fqn.slice(0, -1)]
    case 'tag':
      return node.tags
    case 'source':
      return node.kind === 'source' ? [node.sourceName, `${node.sourceName}.${node.name}`] : []
    case 'path':
      return folders(node.file)
    case 'file':
      return [node.file.slice(node.file.lastIndexOf('/') + 1)]
    case 'package':
      return [node.package]
    case 'resource_type':
      return [node.kind]
    case 'test_type':
      return ['generic', 'singular', 'unit', 'data']
    case 'test_name':
      return node.kind === 'test' && node.generic !== undefined ? [node.generic.name] : []
    case 'exposure':
    case 'unit_test':
    case 'metric':
    case 'semantic_model':
    case 'saved_query':
      return node.kind === method ? [node.name] : []
    default:
      return [node.name]
  }
}

function folders(file: string): string[] {
  const parts = file.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}
