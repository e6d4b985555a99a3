import { describe, expect, it } from 'vitest'
import { farmFingerprint } from './farm-fingerprint.ts'

describe('farmFingerprint', () => {
  // What GoogleSQL's reference executor gives, for each of the lengths that are hashed in their own way.
  it.each([
    ['', -7286425919675154353n],
    ['a', -5528939962900187677n],
    ['foo', 6150913649986995171n],
    ['foobar', -4305526341195793154n],
    ['abcdefghijklm', 8550978237989882775n],
    ['abcdefghijklmnopqrst', 7349542659848948094n],
    ['xyz'.repeat(14), -6907810135738378608n],
    ['xyz'.repeat(22), 4293358152378484664n],
    ['hello world '.repeat(50), -5807574216188451415n],
    ['héllo', -1349430826230131465n],
  ])('%s', (text, expected) => {
    expect(farmFingerprint(new TextEncoder().encode(text))).toBe(expected)
  })
})
