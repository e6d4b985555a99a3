const units: Readonly<Record<string, number>> = {
  ...{ '': 1, b: 1, kb: 1e3, mb: 1e6, gb: 1e9, tb: 1e12, pb: 1e15 },
  ...{ kib: 2 ** 10, mib: 2 ** 20, gib: 2 ** 30, tib: 2 ** 40, pib: 2 ** 50 },
}

/** An amount of bytes as people write it, e.g. `500 MB`, `2TiB`, `1_000_000`; undefined where it is none. */
export function bytesOf(text: string): number | undefined {
  const match = /^\s*(\d+(?:[._]?\d+)*)\s*([a-z]*)\s*$/i.exec(text)
  const unit = units[match?.[2]?.toLowerCase() ?? '-']
  const number = Number(match?.[1]?.replaceAll('_', ''))
  return unit === undefined || !Number.isFinite(number) ? undefined : Math.round(number * unit)
}
