// Names and types of a query's outputs, read off the tree that the GoogleSQL analyser resolves.

interface Type {
  readonly typeKind: number
  readonly arrayType?: { readonly elementType: Type } | null
  readonly structType?: { readonly field: readonly { fieldName: string; fieldType: Type }[] } | null
  readonly rangeType?: { readonly elementType: Type } | null
}

/** The numbers of the analyser's protocol. */
const kinds: Readonly<Record<number, string>> = {
  2: 'INT64',
  5: 'BOOL',
  7: 'FLOAT64',
  8: 'STRING',
  9: 'BYTES',
  10: 'DATE',
  19: 'TIMESTAMP',
  20: 'TIME',
  21: 'DATETIME',
  22: 'GEOGRAPHY',
  23: 'NUMERIC',
  24: 'BIGNUMERIC',
  26: 'JSON',
  27: 'INTERVAL',
}

/** A name of the analyser's own is no name: ''. */
export function resolvedColumns(statement: unknown): readonly { name: string; type: string }[] {
  const { resolvedQueryStmtNode: root } = statement as {
    resolvedQueryStmtNode: { outputColumnList: readonly { name: string; column: { type: Type } }[] }
  }
  return root.outputColumnList.map(({ name, column }) => ({
    name: name.startsWith('$') ? '' : name,
    type: textOf(column.type),
  }))
}

function textOf(type: Type): string {
  if (type.arrayType != null) return `ARRAY<${textOf(type.arrayType.elementType)}>`
  if (type.rangeType != null) return `RANGE<${textOf(type.rangeType.elementType)}>`
  if (type.structType == null) return kinds[type.typeKind] ?? String(type.typeKind)
  const fields = type.structType.field.map(
    ({ fieldName, fieldType }) => `${fieldName === '' ? '' : `${fieldName} `}${textOf(fieldType)}`,
  )
  return `STRUCT<${fields.join(', ')}>`
}
