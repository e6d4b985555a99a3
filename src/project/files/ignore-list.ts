interface Rule {
  readonly pattern: RegExp
  readonly negated: boolean
  readonly foldersOnly: boolean
}

/** Whether a path (relative, `/`) is to be left out. */
export type Ignores = (path: string, folder: boolean) => boolean

/** `.strataignore` and `.dbtignore`: the patterns of .gitignore. */
export function ignoreList(texts: readonly string[]): Ignores {
  const rules = texts.flatMap((text) => text.split(/\r?\n/)).flatMap((line) => ruleOf(line) ?? [])
  if (rules.length === 0) return () => false
  return (path, folder) => {
    const rule = rules.findLast(({ pattern, foldersOnly }) => (folder || !foldersOnly) && pattern.test(path))
    return rule !== undefined && !rule.negated
  }
}

function ruleOf(line: string): Rule | undefined {
  const trimmed = line.replace(/(?<!\\)\s+$/, '')
  if (trimmed === '' || trimmed.startsWith('#')) return undefined
  const negated = trimmed.startsWith('!')
  const body = (negated ? trimmed.slice(1) : trimmed).replace(/^\\/, '')
  const foldersOnly = body.endsWith('/')
  const path = body.replace(/\/+$/, '')
  const anchored = path.includes('/')
  const source = path
    .replace(/^\//, '')
    .split('/')
    .map(segment)
    .join('/')
    .replaceAll('**/', '(?:.*/)?')
    .replaceAll('/**', '/.*')
  return { pattern: new RegExp(`${anchored ? '^' : '(?:^|/)'}${source}$`), negated, foldersOnly }
}

function segment(text: string): string {
  if (text === '**') return '**'
  return text.replace(/\[[^\]]*\]|[*?]|[.+^${}()|\\]/g, (found) =>
    found === '*'
      ? '[^/]*'
      : found === '?'
        ? '[^/]'
        : found.startsWith('[')
          ? found.replace('[!', '[^')
          : `\\${found}`,
  )
}
