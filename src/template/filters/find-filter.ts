import { didYouMean } from '../../problems/did-you-mean.ts'
import { TemplateError } from '../values/value.ts'
import type { Filter } from './filter.ts'
import { numberFilters } from './number-filters.ts'
import { sequenceFilters } from './sequence-filters.ts'
import { textFilters } from './text-filters.ts'

let table: ReadonlyMap<string, Filter> | undefined

export function allFilters(): ReadonlyMap<string, Filter> {
  return (table ??= new Map([...textFilters(), ...numberFilters(), ...sequenceFilters()]))
}

/** The filter of that name; of an unknown one, a filter that says so when it is used. */
export function findFilter(name: string): Filter {
  const known = allFilters().get(name)
  if (known !== undefined) return known
  return () => {
    const near = didYouMean(name, [...allFilters().keys()])
    throw new TemplateError(
      `There is no filter "${name}".`,
      near && `Did you mean "${near}"?`,
      'filter-not-found',
    )
  }
}
