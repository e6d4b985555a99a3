// The filters and tests by name. Some of each name others, so they are told how to look those up.
import { didYouMean } from '../../problems/did-you-mean.ts'
import type { Filter } from '../filters/filter.ts'
import { numberFilters } from '../filters/number-filters.ts'
import { sequenceFilters } from '../filters/sequence-filters.ts'
import { textFilters } from '../filters/text-filters.ts'
import { jinjaTests, type Test } from '../tests/jinja-tests.ts'
import { TemplateError } from '../values/value.ts'

let filters: ReadonlyMap<string, Filter> | undefined
let tests: ReadonlyMap<string, Test> | undefined

function allFilters(): ReadonlyMap<string, Filter> {
  return (filters ??= new Map([
    ...textFilters(),
    ...numberFilters(),
    ...sequenceFilters({ filter: findFilter, test: findTest }),
  ]))
}

function allTests(): ReadonlyMap<string, Test> {
  return (tests ??= jinjaTests((name) => allFilters().has(name)))
}

/** The filter of that name; of an unknown one, a filter that says so when it is used. */
export function findFilter(name: string): Filter {
  return allFilters().get(name) ?? unknown('filter', name, allFilters().keys())
}

/** The test of that name; of an unknown one, a test that says so when it is used. */
export function findTest(name: string): Test {
  return allTests().get(name) ?? unknown('test', name, allTests().keys())
}

function unknown(kind: 'filter' | 'test', name: string, known: Iterable<string>): () => never {
  return () => {
    const near = didYouMean(name, [...known])
    const hint = near === undefined ? undefined : `Did you mean "${near}"?`
    throw new TemplateError(`There is no ${kind} "${name}".`, hint, `${kind}-not-found`)
  }
}
