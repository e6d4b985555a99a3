import MiniSearch from 'minisearch'
import type { Site } from '../site.ts'

export type FindingKind = 'node' | 'column' | 'test' | 'macro' | 'sql'

export interface Finding {
  readonly kind: FindingKind
  /** Of the page that it leads to. */
  readonly id: string
  readonly column?: string
  readonly title: string
  /** What the finding is of, or the line that was found. */
  readonly aside: string
}

interface Entry extends Finding {
  readonly key: number
  readonly name: string
  readonly text: string
  readonly words: string
}

export interface SearchIndex {
  readonly find: (query: string) => readonly Finding[]
}

const findingsInAll = 200
const sqlFindings = 40

/** Names weigh most; typing errors in longer words are forgiven. */
export function buildSearchIndex(site: Site): SearchIndex {
  const entries = collect(site)
  const index = new MiniSearch<Entry>({
    idField: 'key',
    fields: ['name', 'text', 'words'],
    storeFields: [],
    tokenize: splitWords,
    searchOptions: {
      tokenize: splitWords,
      boost: { name: 4, words: 2 },
      boostDocument: (key) => (entries[Number(key)]!.kind === 'node' ? 2 : 1),
      prefix: true,
      // Two letters changed places are two edits.
      fuzzy: (term) => (term.length > 5 ? 2 : term.length > 4 ? 1 : false),
      combineWith: 'AND',
    },
  })
  index.addAll(entries)
  return {
    find: (query) => {
      const wanted = query.trim()
      if (wanted === '') return []
      const exact = wanted.toLowerCase()
      const found = index.search(wanted).map((result) => ({
        entry: entries[Number(result.id)]!,
        score: result.score,
      }))
      const rank = ({ entry, score }: (typeof found)[number]): number =>
        entry.title.toLowerCase() === exact
          ? score + 1e6
          : entry.title.toLowerCase().startsWith(exact)
            ? score * 2
            : score
      found.sort((a, b) => rank(b) - rank(a))
      return [...found.slice(0, findingsInAll).map(({ entry }) => entry), ...findInSql(site, exact)]
    },
  }
}

function splitWords(text: string): string[] {
  const words = text.split(/[^\p{L}\p{N}_]+/u).filter((word) => word !== '')
  // A name is found by its whole and by its parts.
  return words
    .flatMap((word) => (word.includes('_') ? [word, ...word.split('_')] : [word]))
    .filter((word) => word !== '')
}

function collect({ core, more }: Site): readonly Entry[] {
  const entries: Entry[] = []
  const add = (finding: Finding, name: string, text: string, words = ''): void => {
    entries.push({ ...finding, key: entries.length, name, text, words })
  }
  for (const [index, node] of core.nodes.entries()) {
    const words = [node.owner ?? '', ...(node.tags ?? []), node.layer, node.kind].join(' ')
    add(
      { kind: 'node', id: node.id, title: node.name, aside: node.description },
      node.name,
      node.description,
      words,
    )
    for (const { name, description, tags } of more?.details.nodes[index]?.columns ?? []) {
      add(
        { kind: 'column', id: node.id, column: name, title: name, aside: node.name },
        name,
        description ?? '',
        tags?.join(' '),
      )
    }
  }
  for (const test of more?.details.tests ?? []) {
    const on = test.on.map((index) => core.nodes[index]!.name).join(', ')
    add({ kind: 'test', id: test.id, title: test.name, aside: on }, test.name, test.description)
  }
  for (const macro of more?.details.macros ?? []) {
    add(
      { kind: 'macro', id: macro.id, title: macro.name, aside: macro.description },
      macro.name,
      macro.description,
    )
  }
  return entries
}

/** SQL is read as text: what one looks for there is a piece of it. */
function findInSql({ core, more }: Site, wanted: string): readonly Finding[] {
  const found: Finding[] = []
  if (more === undefined || wanted.length < 3) return found
  const look = (id: string, title: string, sql: string | undefined): void => {
    const at = sql?.toLowerCase().indexOf(wanted) ?? -1
    if (sql === undefined || at < 0 || found.length >= sqlFindings) return
    const start = sql.lastIndexOf('\n', at) + 1
    const end = sql.indexOf('\n', at)
    found.push({ kind: 'sql', id, title, aside: sql.slice(start, end < 0 ? undefined : end).trim() })
  }
  for (const [index, detail] of more.details.nodes.entries()) {
    const node = core.nodes[index]!
    look(node.id, node.name, more.texts[detail.texts[0]?.text ?? -1])
  }
  for (const macro of more.details.macros) look(macro.id, macro.name, more.texts[macro.text])
  return found
}
