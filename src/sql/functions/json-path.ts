/** A JSON path in DuckDB's form, every key quoted; undefined where the path is not one. */
export function duckdbPath(path: string): string | undefined {
  if (!path.startsWith('$')) return undefined
  let result = '$'
  let rest = path.slice(1)
  while (rest !== '') {
    const index = /^\[(\d+)\]/.exec(rest)
    const key =
      /^\.([^.[\]"'\s]+)/.exec(rest) ??
      /^\."((?:[^"\\]|\\.)*)"/.exec(rest) ??
      /^\[(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\]/.exec(rest)
    if (index !== null) result += `[${index[1]}]`
    else if (key !== null) result += `."${(key[1] ?? key[2] ?? '').replaceAll('"', '\\"')}"`
    else return undefined
    rest = rest.slice((index ?? key)![0].length)
  }
  return result
}
