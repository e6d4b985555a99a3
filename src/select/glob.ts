const known = new Map<string, RegExp>()

/** A shell pattern over a whole word: `*`, `?`, `[abc]`, `[!abc]`; `*` also takes dots and slashes. */
export function matchesPattern(text: string, pattern: string): boolean {
  if (!isPattern(pattern)) return text === pattern
  let regex = known.get(pattern)
  if (regex === undefined) known.set(pattern, (regex = toRegex(pattern, '[^]*', '[^]')))
  return regex.test(text)
}

/** A pattern over whole paths: `*` stays within a folder, `**` crosses folders; `.` is the project's folder, ''. */
export function pathPattern(pattern: string): RegExp {
  const clean = pattern
    .replaceAll('\\', '/')
    .replace(/^(\.\/)+/, '')
    .replace(/\/+$/, '')
  const body = clean
    .split(/(\*\*\/|\/?\*\*$)/)
    .map((part) => {
      if (part === '**/') return '(?:.*/)?'
      if (part.endsWith('**')) return '(?:/.*)?'
      return toRegex(part, '[^/]*', '[^/]').source.slice(1, -1)
    })
    .join('')
  return clean === '.' ? /^$/ : new RegExp(`^${body}$`)
}

export function isPattern(text: string): boolean {
  return /[*?[\]]/.test(text)
}

function toRegex(pattern: string, many: string, one: string): RegExp {
  const body = pattern.replace(/\*+|\?|\[(!?)([^\]]+)\]|[.+^${}()|[\]\\/]/g, (found, not, set) => {
    if (found.startsWith('*')) return many
    if (found === '?') return one
    if (set !== undefined) return `[${not === '!' ? '^' : ''}${String(set).replace(/[\\^]/g, '\\$&')}]`
    return `\\${found}`
  })
  return new RegExp(`^${body}$`)
}
