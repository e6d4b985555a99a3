const mask = (1n << 64n) - 1n
const k0 = 0xc3a5c85c97cb3127n
const k1 = 0xb492b66fbe98f273n
const k2 = 0x9ae16a3b2f90404fn

/** FarmHash's Fingerprint64 (farmhashna) of the bytes, as a signed 64 bit number: what FARM_FINGERPRINT gives. */
export function farmFingerprint(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return BigInt.asIntN(64, fingerprint(view))
}

function fingerprint(view: DataView): bigint {
  const length = view.byteLength
  if (length <= 16) return upTo16(view, length)
  if (length <= 32) return upTo32(view, length)
  if (length <= 64) return upTo64(view, length)
  return longer(view, length)
}

const word = (view: DataView, at: number): bigint => view.getBigUint64(at, true)
const half = (view: DataView, at: number): bigint => BigInt(view.getUint32(at, true))
const rotate = (value: bigint, by: bigint): bigint =>
  by === 0n ? value : ((value >> by) | (value << (64n - by))) & mask
const shiftMix = (value: bigint): bigint => value ^ (value >> 47n)

function mix16(u: bigint, v: bigint, multiplier: bigint): bigint {
  let a = ((u ^ v) * multiplier) & mask
  a ^= a >> 47n
  let b = ((v ^ a) * multiplier) & mask
  b ^= b >> 47n
  return (b * multiplier) & mask
}

function upTo16(view: DataView, length: number): bigint {
  const size = BigInt(length)
  if (length >= 8) {
    const multiplier = k2 + size * 2n
    const a = (word(view, 0) + k2) & mask
    const b = word(view, length - 8)
    const c = (rotate(b, 37n) * multiplier + a) & mask
    const d = ((rotate(a, 25n) + b) * multiplier) & mask
    return mix16(c, d, multiplier & mask)
  }
  if (length >= 4) {
    const multiplier = (k2 + size * 2n) & mask
    return mix16(size + (half(view, 0) << 3n), half(view, length - 4), multiplier)
  }
  if (length > 0) {
    const y = BigInt(view.getUint8(0) + (view.getUint8(length >> 1) << 8))
    const z = BigInt(length + (view.getUint8(length - 1) << 2))
    return (shiftMix(((y * k2) ^ (z * k0)) & mask) * k2) & mask
  }
  return k2
}

function upTo32(view: DataView, length: number): bigint {
  const multiplier = (k2 + BigInt(length) * 2n) & mask
  const a = (word(view, 0) * k1) & mask
  const b = word(view, 8)
  const c = (word(view, length - 8) * multiplier) & mask
  const d = (word(view, length - 16) * k2) & mask
  return mix16(
    (rotate((a + b) & mask, 43n) + rotate(c, 30n) + d) & mask,
    (a + rotate((b + k2) & mask, 18n) + c) & mask,
    multiplier,
  )
}

function upTo64(view: DataView, length: number): bigint {
  const multiplier = (k2 + BigInt(length) * 2n) & mask
  const a = (word(view, 0) * k2) & mask
  const b = word(view, 8)
  const c = (word(view, length - 8) * multiplier) & mask
  const d = (word(view, length - 16) * k2) & mask
  const y = (rotate((a + b) & mask, 43n) + rotate(c, 30n) + d) & mask
  const z = mix16(y, (a + rotate((b + k2) & mask, 18n) + c) & mask, multiplier)
  const e = (word(view, 16) * multiplier) & mask
  const f = word(view, 24)
  const g = ((y + word(view, length - 32)) * multiplier) & mask
  const h = ((z + word(view, length - 24)) * multiplier) & mask
  return mix16(
    (rotate((e + f) & mask, 43n) + rotate(g, 30n) + h) & mask,
    (e + rotate((f + a) & mask, 18n) + g) & mask,
    multiplier,
  )
}

type Pair = readonly [bigint, bigint]

function weak32(view: DataView, at: number, first: bigint, second: bigint): Pair {
  const z = word(view, at + 24)
  let a = (first + word(view, at)) & mask
  let b = rotate((second + a + z) & mask, 21n)
  const c = a
  a = (a + word(view, at + 8) + word(view, at + 16)) & mask
  b = (b + rotate(a, 44n)) & mask
  return [(a + z) & mask, (b + c) & mask]
}

function longer(view: DataView, length: number): bigint {
  const seed = 81n
  let x = seed
  let y = (seed * k1 + 113n) & mask
  let z = (shiftMix((y * k2 + 113n) & mask) * k2) & mask
  let v: Pair = [0n, 0n]
  let w: Pair = [0n, 0n]
  x = (x * k2 + word(view, 0)) & mask
  const end = Math.floor((length - 1) / 64) * 64
  const last = end + ((length - 1) & 63) - 63
  for (let at = 0; at < end; at += 64) {
    x = (rotate((x + y + v[0] + word(view, at + 8)) & mask, 37n) * k1) & mask
    y = (rotate((y + v[1] + word(view, at + 48)) & mask, 42n) * k1) & mask
    x ^= w[1]
    y = (y + v[0] + word(view, at + 40)) & mask
    z = (rotate((z + w[0]) & mask, 33n) * k1) & mask
    v = weak32(view, at, (v[1] * k1) & mask, (x + w[0]) & mask)
    w = weak32(view, at + 32, (z + w[1]) & mask, (y + word(view, at + 16)) & mask)
    ;[z, x] = [x, z]
  }
  const multiplier = (k1 + ((z & 0xffn) << 1n)) & mask
  w = [(w[0] + BigInt((length - 1) & 63)) & mask, w[1]]
  v = [(v[0] + w[0]) & mask, v[1]]
  w = [(w[0] + v[0]) & mask, w[1]]
  x = (rotate((x + y + v[0] + word(view, last + 8)) & mask, 37n) * multiplier) & mask
  y = (rotate((y + v[1] + word(view, last + 48)) & mask, 42n) * multiplier) & mask
  x ^= (w[1] * 9n) & mask
  y = (y + v[0] * 9n + word(view, last + 40)) & mask
  z = (rotate((z + w[0]) & mask, 33n) * multiplier) & mask
  v = weak32(view, last, (v[1] * multiplier) & mask, (x + w[0]) & mask)
  w = weak32(view, last + 32, (z + w[1]) & mask, (y + word(view, last + 16)) & mask)
  ;[z, x] = [x, z]
  return mix16(
    (mix16(v[0], w[0], multiplier) + shiftMix(y) * k0 + z) & mask,
    (mix16(v[1], w[1], multiplier) + x) & mask,
    multiplier,
  )
}
