import { isIPv4, isIPv6 } from 'node:net'

/** 4 or 16 bytes; undefined where the text is no address. */
export function ipBytes(text: string): Uint8Array | undefined {
  if (isIPv4(text)) return Uint8Array.from(text.split('.').map(Number))
  if (!isIPv6(text) || text.includes('%')) return undefined
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  const last = dotted === null ? undefined : ipBytes(dotted[2]!)
  const plain = last === undefined ? text : `${dotted![1]}${pair(last, 0)}:${pair(last, 2)}`
  const [before = '', after] = plain.split('::')
  const head = groups(before)
  const tail = after === undefined ? [] : groups(after)
  const words = [...head, ...new Array<number>(8 - head.length - tail.length).fill(0), ...tail]
  return Uint8Array.from(words.flatMap((word) => [word >> 8, word & 255]))
}

function pair(bytes: Uint8Array, at: number): string {
  return ((bytes[at]! << 8) | bytes[at + 1]!).toString(16)
}

function groups(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16))
}

/** The longest run of zeros is left out; addresses that hold an IPv4 one end with it in dots. */
export function ipText(bytes: Uint8Array): string | undefined {
  if (bytes.length === 4) return bytes.join('.')
  if (bytes.length !== 16) return undefined
  const words = Array.from({ length: 8 }, (_, index) => (bytes[index * 2]! << 8) | bytes[index * 2 + 1]!)
  const run = longestZeros(words)
  const four = bytes.slice(12).join('.')
  if (run.start === 0 && run.length === 6) return `::${four}`
  if (run.start === 0 && run.length === 5 && words[5] === 0xffff) return `::ffff:${four}`
  const hex = (part: readonly number[]): string => part.map((word) => word.toString(16)).join(':')
  if (run.length < 2) return hex(words)
  return `${hex(words.slice(0, run.start))}::${hex(words.slice(run.start + run.length))}`
}

function longestZeros(words: readonly number[]): { start: number; length: number } {
  let best = { start: -1, length: 0 }
  for (let start = 0; start < words.length; start++) {
    let length = 0
    while (words[start + length] === 0) length++
    if (length > best.length) best = { start, length }
  }
  return best
}
