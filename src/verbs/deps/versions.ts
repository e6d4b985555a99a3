// Versions of packages, as semver.org orders them.

interface Version {
  readonly numbers: readonly number[]
  readonly pre: readonly string[]
}

const FORM = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([\w.-]+))?(?:\+.*)?$/

function parse(text: string): Version | undefined {
  const found = FORM.exec(text.trim())
  if (found === null) return undefined
  const [, major, minor = '0', patch = '0', pre] = found
  return { numbers: [Number(major), Number(minor), Number(patch)], pre: pre?.split('.') ?? [] }
}

/** Negative, zero or positive. */
export function compareVersions(left: string, right: string): number {
  const a = parse(left)
  const b = parse(right)
  if (a === undefined || b === undefined) return left.localeCompare(right)
  for (const [index, number] of a.numbers.entries()) {
    const difference = number - (b.numbers[index] ?? 0)
    if (difference !== 0) return difference
  }
  return comparePre(a.pre, b.pre)
}

function comparePre(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [left, right] = [a[index], b[index]]
    if (left === undefined || right === undefined) return a.length - b.length
    if (left === right) continue
    const [m, n] = [Number(left), Number(right)]
    if (!Number.isNaN(m) && !Number.isNaN(n)) return m - n
    if (Number.isNaN(m) !== Number.isNaN(n)) return Number.isNaN(m) ? 1 : -1
    return left < right ? -1 : 1
  }
  return 0
}

/** `>=1.0.0`, `<2`, `=1.2.3`, `1.2.3`. */
function fits(version: string, condition: string): boolean {
  const [, sign = '=', wanted = ''] = /^(>=|<=|>|<|==?)?\s*(.*)$/.exec(condition.trim()) ?? []
  const order = compareVersions(version, wanted)
  if (sign === '>=') return order >= 0
  if (sign === '<=') return order <= 0
  if (sign === '>') return order > 0
  if (sign === '<') return order < 0
  return order === 0
}

/** The newest that fits all conditions; one before its release only where it is asked for. */
export function newestVersion(
  known: readonly string[],
  conditions: readonly string[],
  prerelease: boolean,
): string | undefined {
  const asked = prerelease || conditions.some((condition) => /\d-[\w]/.test(condition))
  return known
    .filter((version) => asked || (parse(version)?.pre.length ?? 0) === 0)
    .filter((version) => conditions.every((condition) => fits(version, condition)))
    .sort(compareVersions)
    .at(-1)
}
