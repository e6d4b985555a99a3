// Lists of numeric records in typed arrays that are filled again for every customer.

/** A growing list of records with numeric fields; NaN is "not there". Times are seconds since 1970. */
export interface Records<Field extends string> {
  count: number
  /** By field. An array may be replaced by a longer one when a record is added: look it up again afterwards. */
  readonly at: { readonly [name in Field]: Float64Array }
}

export function records<Field extends string>(capacity: number, fields: readonly Field[]): Records<Field> {
  const at = Object.fromEntries(fields.map((field) => [field, new Float64Array(capacity)]))
  return { count: 0, at: at as { [name in Field]: Float64Array } }
}

/** Begins a record with nothing in it and returns its index. */
export function addRecord<Field extends string>(list: Records<Field>): number {
  const index = list.count++
  const at: { [name in Field]: Float64Array } = list.at
  for (const field in at) {
    if (index >= at[field].length) at[field] = longer(at[field])
    at[field][index] = Number.NaN
  }
  return index
}

function longer(values: Float64Array): Float64Array {
  const grown = new Float64Array(values.length * 2)
  grown.set(values)
  return grown
}
