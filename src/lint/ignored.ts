/** Is a finding silenced by `-- strata: ignore[code, ...]` on its line, the line above, or for the whole file? */
export function isIgnored(lines: readonly string[], line: number, code: string): boolean {
  const own = [
    lines[line - 1],
    lines[line - 2]?.trim().match(/^(--|#|\/\*|\{#)/) ? lines[line - 2] : undefined,
  ]
  return (
    own.some((text) => names(text, /strata:\s*ignore(?!-file)(?:\[([^\]]*)\])?/, code)) ||
    lines.some((text) => names(text, /strata:\s*ignore-file(?:\[([^\]]*)\])?/, code))
  )
}

/** Without codes everything is meant. */
function names(text: string | undefined, pattern: RegExp, code: string): boolean {
  const found = text?.includes('strata:') ? pattern.exec(text) : null
  if (found === null || found === undefined) return false
  return found[1] === undefined || found[1].split(',').some((each) => each.trim() === code)
}
