// Which columns each output of a query is made of, read off the tree that the GoogleSQL analyser resolves.

type Tree = Readonly<Record<string, unknown>>
interface ColumnProto {
  readonly columnId: { readonly low: number }
  readonly name: string
}

interface Definition {
  /** `table.column` of a table itself. */
  readonly origin?: string
  readonly from: readonly number[]
}

/** Of each output column in order, its name and the sorted `table.column`s whose values it is made of. */
export function resolvedLineage(statement: unknown): readonly { name: string; origins: readonly string[] }[] {
  const reader = new Reader()
  const root = (statement as Tree).resolvedQueryStmtNode as Tree
  reader.visit(root.query)
  return (root.outputColumnList as readonly Tree[]).map(({ name, column }) => ({
    name: String(name),
    origins: [...reader.origins(idOf(column))].sort(),
  }))
}

class Reader {
  readonly #definitions = new Map<number, Definition[]>()
  readonly #common = new Map<string, unknown>()
  readonly #recursive: (readonly ColumnProto[])[] = []

  origins(id: number, seen = new Set<number>()): Set<string> {
    const found = new Set<string>()
    if (seen.has(id)) return found
    seen.add(id)
    for (const { origin, from } of this.#definitions.get(id) ?? []) {
      if (origin !== undefined) found.add(origin)
      for (const each of from) for (const one of this.origins(each, seen)) found.add(one)
    }
    return found
  }

  visit(node: unknown): void {
    if (Array.isArray(node)) {
      for (const each of node) this.visit(each)
      return
    }
    if (typeof node !== 'object' || node === null) return
    const tree = node as Tree
    for (const [key, value] of Object.entries(tree)) {
      if (value === null || typeof value !== 'object') continue
      if (key === 'withEntryList') {
        for (const entry of value as readonly Tree[])
          this.#common.set(String(entry.withQueryName), entry.withSubquery)
      }
      const recursive = key === 'resolvedRecursiveScanNode'
      if (recursive) this.#recursive.push(columnsOf(value))
      this.#define(key, value as Tree)
      this.visit(value)
      if (recursive) this.#recursive.pop()
    }
    if (tree.column && tree.expr && !tree.elementType) this.#add(idOf(tree.column), { from: refs(tree.expr) })
  }

  #define(key: string, node: Tree): void {
    const columns = columnsOf(node)
    switch (key) {
      case 'resolvedTableScanNode':
        for (const column of columns) {
          this.#add(idOf(column), { origin: `${(node.table as Tree).name}.${column.name}`, from: [] })
        }
        return
      case 'resolvedWithRefScanNode':
        this.#pairs(columns, columnsOf(this.#common.get(String(node.withQueryName))))
        return
      case 'resolvedRecursiveRefScanNode':
        this.#pairs(columns, this.#recursive.at(-1) ?? [])
        return
      case 'resolvedSetOperationScanNode':
        // Of EXCEPT and INTERSECT, the rows are those of the first.
        for (const item of (node.inputItemList as readonly Tree[]).slice(0, isUnion(node) ? undefined : 1)) {
          this.#pairs(columns, outputsOf(item))
        }
        return
      case 'resolvedAnalyticScanNode':
        for (const group of node.functionGroupList as readonly Tree[]) this.#window(group)
        return
      case 'resolvedRecursiveScanNode':
        for (const term of [node.nonRecursiveTerm, node.recursiveTerm]) {
          this.#pairs(columns, outputsOf(term as Tree))
        }
        return
      case 'resolvedArrayScanNode':
        this.#array(node)
        return
      case 'resolvedUnpivotScanNode':
        this.#unpivot(node)
        return
      case 'resolvedPivotScanNode':
        this.#pivot(node)
    }
  }

  /** A window's partition and order make its value too. */
  #window(group: Tree): void {
    const from = refs([group.partitionBy, group.orderBy])
    for (const each of group.analyticFunctionList as readonly Tree[]) this.#add(idOf(each.column), { from })
  }

  #array(node: Tree): void {
    const elements = (node.elementColumnList as readonly unknown[] | undefined) ?? []
    const list = elements.length > 0 ? elements : [node.elementColumn]
    const expressions = (node.arrayExprList as readonly unknown[] | undefined) ?? []
    const arrays = expressions.length > 0 ? expressions : [node.arrayExpr]
    list.forEach((element, i) => {
      if (element) this.#add(idOf(element), { from: refs(arrays[i]) })
    })
  }

  #unpivot(node: Tree): void {
    const args = node.unpivotArgList as readonly Tree[]
    ;(node.valueColumnList as readonly unknown[]).forEach((column, i) => {
      const from = args.flatMap((each) => refs((each.columnList as readonly unknown[])[i]))
      this.#add(idOf(column), { from })
    })
  }

  #pivot(node: Tree): void {
    for (const each of node.pivotColumnList as readonly Tree[]) {
      const index = (each.pivotExprIndex as { low: number } | null)?.low ?? 0
      const expression = (node.pivotExprList as readonly unknown[])[index]
      this.#add(idOf(each.column), { from: [...refs(expression), ...refs(node.forExpr)] })
    }
  }

  #pairs(to: readonly ColumnProto[], from: readonly ColumnProto[]): void {
    to.forEach((column, i) => {
      const other = from[i]
      if (other !== undefined) this.#add(idOf(column), { from: [idOf(other)] })
    })
  }

  #add(id: number, definition: Definition): void {
    const known = this.#definitions.get(id)
    if (known === undefined) this.#definitions.set(id, [definition])
    else known.push(definition)
  }
}

/** The columns that an expression's value is made of; of a subquery, those that it gives. */
function refs(expression: unknown, found: number[] = []): number[] {
  if (Array.isArray(expression)) for (const each of expression) refs(each, found)
  else if (typeof expression === 'object' && expression !== null) {
    const tree = expression as Tree
    if (tree.columnRef) refs(tree.columnRef, found)
    if (isColumnRef(tree)) found.push(idOf(tree.column))
    else if (tree.resolvedColumnRefNode) found.push(idOf((tree.resolvedColumnRefNode as Tree).column))
    else if (tree.resolvedSubqueryExprNode) {
      const { subquery, inExpr } = tree.resolvedSubqueryExprNode as Tree
      found.push(...columnsOf(subquery).map(idOf))
      refs(inExpr, found)
    } else for (const value of Object.values(tree)) refs(value, found)
  }
  return found
}

function isUnion({ opType }: Tree): boolean {
  return opType === 0 || opType === 1 || String(opType).startsWith('UNION')
}

/** Where the protocol has a reference of its own type, it is not wrapped. */
function isColumnRef(tree: Tree): boolean {
  return Boolean(tree.column) && tree.expr === undefined && 'isCorrelated' in tree
}

function outputsOf(item: Tree): readonly ColumnProto[] {
  return item.outputColumnList as readonly ColumnProto[]
}

/** A scan's columns, however deep its own fields are wrapped. */
function columnsOf(scan: unknown): readonly ColumnProto[] {
  let node = scan as Tree | null | undefined
  for (let depth = 0; node && depth < 12; depth++) {
    const parent = node.parent as Tree | undefined
    if (Array.isArray(parent?.columnList)) return parent.columnList as readonly ColumnProto[]
    if (typeof node.node !== 'string') return []
    node = node[node.node] as Tree
  }
  return []
}

function idOf(column: unknown): number {
  return (column as ColumnProto).columnId.low
}
