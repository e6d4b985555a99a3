import { createRequire } from 'node:module'
import { isIPv4, isIPv6 } from 'node:net'
import { ipBytes, ipText } from './ip-address.ts'
import type { LibraryFunction, ScalarType, ScalarValue } from './scalar-function.ts'

function row(
  name: string,
  parameters: readonly ScalarType[],
  returns: ScalarType,
  call: LibraryFunction['call'],
): LibraryFunction {
  return { name, parameters, returns, call }
}

/** Addresses are bytes, 4 or 16 of them, as they go over the network. */
export const netFunctions: readonly LibraryFunction[] = [
  row('bq_host', ['VARCHAR'], 'VARCHAR', (url) => hostOf(url as string)),
  row('bq_reg_domain', ['VARCHAR'], 'VARCHAR', (url) => ofHost(url as string, regDomain)),
  row('bq_public_suffix', ['VARCHAR'], 'VARCHAR', (url) => ofHost(url as string, publicSuffix)),
  row('bq_ip_from_string', ['VARCHAR'], 'BLOB', (text) => ipBytes(text as string) ?? wrong('IP address')),
  row('bq_safe_ip_from_string', ['VARCHAR'], 'BLOB', (text) => ipBytes(text as string) ?? null),
  row('bq_ip_to_string', ['BLOB'], 'VARCHAR', (bytes) => ipText(bytes as Uint8Array) ?? wrong('IP address')),
  row('bq_ip_net_mask', ['BIGINT', 'BIGINT'], 'BLOB', (length, prefix) => {
    const size = Number(length)
    return size === 4 || size === 16
      ? masked(new Uint8Array(size).fill(255), prefix)
      : wrong('address length')
  }),
  row('bq_ip_trunc', ['BLOB', 'BIGINT'], 'BLOB', (bytes, prefix) => {
    const address = bytes as Uint8Array
    return address.length === 4 || address.length === 16 ? masked(address, prefix) : wrong('IP address')
  }),
  row('bq_ipv4_from_int64', ['BIGINT'], 'BLOB', (value) => {
    const whole = value as bigint
    if (whole < -(2n ** 31n) || whole >= 2n ** 32n) return wrong('IPv4 number')
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(Number(BigInt.asUintN(32, whole)))
    return new Uint8Array(bytes)
  }),
  row('bq_ipv4_to_int64', ['BLOB'], 'BIGINT', (bytes) => {
    const address = Buffer.from(bytes as Uint8Array)
    return address.length === 4 ? BigInt(address.readUInt32BE()) : wrong('IPv4 address')
  }),
]

function wrong(what: string): never {
  throw new Error(`invalid ${what}`)
}

/** The first `prefix` bits, then zeros. */
function masked(address: Uint8Array, prefix: ScalarValue | undefined): Uint8Array {
  const bits = Number(prefix)
  if (bits < 0 || bits > address.length * 8) return wrong('prefix length')
  return address.map((byte, index) => {
    const kept = Math.min(8, Math.max(0, bits - index * 8))
    return byte & (0xff << (8 - kept)) & 0xff
  })
}

/** The host of a URL as NET.HOST finds it: after the scheme and user, before the port and path. */
function hostOf(url: string): string | null {
  const rest = url.trim().replace(/^[A-Za-z][A-Za-z0-9+.-]*:(?=\/\/)/, '')
  const authority = /^(?:\/\/)?([^/?#]*)/.exec(rest)?.[1] ?? ''
  const host = authority.slice(authority.lastIndexOf('@') + 1).replace(/:[^\]]*$/, '')
  return /^\.*$/.test(host) ? null : host
}

function ofHost(url: string, find: (host: string) => string | null): string | null {
  const host = hostOf(url)
  if (host === null || isIPv4(host) || isIPv6(host.replace(/^\[|\]$/g, ''))) return null
  const dots = /\.*$/.exec(host)?.[0] ?? ''
  const found = find(host.slice(0, host.length - dots.length).replace(/^\.+/, ''))
  return found === null ? null : host.slice(host.length - dots.length - found.length)
}

const rules = { extractHostname: false, validateHostname: false, detectIp: false }

let list: typeof import('tldts') | undefined

/** Thousands of suffixes, which only these functions read. DuckDB waits for no promise, so they are required. */
function suffixes(): typeof import('tldts') {
  list ??= createRequire(import.meta.url)('tldts') as typeof import('tldts')
  return list
}

/** Suffixes of the list only; what is on no list has none. */
function publicSuffix(host: string): string | null {
  const lower = host.toLowerCase()
  if (host.includes('..') || suffixes().parse(lower, rules).isIcann !== true) return null
  return suffixes().getPublicSuffix(lower, rules)
}

function regDomain(host: string): string | null {
  return publicSuffix(host) === null ? null : suffixes().getDomain(host.toLowerCase(), rules)
}
