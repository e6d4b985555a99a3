import { describe, expect, it } from 'vitest'
import { ManifestBuilder } from '../../spec/support/manifest-builder.ts'
import type { DataTest } from '../manifest/node.ts'
import { orderNodes } from './order.ts'

const shop = () => new ManifestBuilder({ directory: '/', database: 'shop' })

function order(built: ManifestBuilder, chosen?: readonly string[], audits = true, waits = false) {
  const manifest = built.build()
  const tests = [...manifest.nodes.values()].filter((node): node is DataTest => node.kind === 'test')
  const models =
    chosen?.map((name) => `model.shop.${name}`) ??
    [...manifest.nodes.keys()].filter((id) => id.startsWith('model.'))
  const result = orderNodes(
    manifest,
    new Set(models),
    tests,
    ({ test }) => audits && test.severity === 'error',
    undefined,
    () => waits,
  )
  const short = (ids: readonly string[]) => ids.map((id) => id.split('.')[2]!).sort()
  return {
    builds: result.builds.map(({ name }) => name),
    waits: (id: string) => short(result.after.get(id) ?? []),
    audits: (name: string) => (result.audits.get(`model.shop.${name}`) ?? []).map((test) => test.name),
  }
}

describe('orderNodes', () => {
  it('waits through nodes that are not planned', () => {
    const built = shop()
      .model('a', 'select 1')
      .model('b', 'select * from {a}')
      .model('c', 'select * from {b}')
    const { builds, waits } = order(built, ['c', 'a'])
    expect(builds).toEqual(['a', 'c'])
    expect(waits('model.shop.c')).toEqual(['a'])
  })

  it('lets a test of two tables decide about the later one', () => {
    const built = shop()
      .model('a', 'select 1')
      .model('b', 'select * from {a}')
      .test('t', 'select * from {a} join {b}')
    const { audits, waits } = order(built)
    expect(audits('b')).toEqual(['t'])
    expect(audits('a')).toEqual([])
    expect(waits('test.shop.t')).toEqual(['b'])
  })

  it('lets a test wait for what stands before a model that is not built, and decide about nothing', () => {
    const built = shop()
      .model('a', 'select 1')
      .model('inlined', 'select * from {a}')
      .test('t', 'select * from {inlined}')
    const { audits, waits } = order(built, ['a'])
    expect(waits('test.shop.t')).toEqual(['a'])
    expect(audits('a')).toEqual([])
  })

  it('looks at tables that are not planned as they stand', () => {
    const built = shop().model('a', 'select 1').model('b', 'select 2').test('t', 'select * from {a} join {b}')
    expect(order(built, ['b']).audits('b')).toEqual(['t'])
  })

  it('holds back the first readers of what is not planned until its tests have ended', () => {
    const built = shop()
      .model('a', 'select 1')
      .model('b', 'select 2')
      .model('reader', 'select * from {a}')
      .model('later', 'select * from {reader}')
      .model('both', 'select * from {later} join {b}')
      .test('t', 'select * from {a}')
      .test('two', 'select * from {a} join {b}')
    const { waits } = order(built, ['reader', 'later', 'both'])
    expect(waits('model.shop.reader')).toEqual(['t'])
    expect(waits('model.shop.later')).toEqual(['reader'])
    expect(waits('model.shop.both')).toEqual(['later', 'two'])
    expect(order(built, ['reader'], false).waits('model.shop.reader')).toEqual([])
  })

  it('holds back only what comes after all tables of a test that decides about none', () => {
    const built = shop()
      .model('a', 'select 1')
      .model('b', 'select 2')
      .model('only_a', 'select * from {a}')
      .model('both', 'select * from {only_a} join {b}')
      .model('below', 'select * from {both}')
      .test('t', 'select * from {a} join {b}')
    const { waits } = order(built)
    expect(waits('test.shop.t')).toEqual(['a', 'b'])
    expect(waits('model.shop.only_a')).toEqual(['a'])
    expect(waits('model.shop.both')).toEqual(['b', 'only_a', 't'])
    expect(waits('model.shop.below')).toEqual(['both'])
  })

  it('makes nothing wait for a warning', () => {
    const built = shop()
      .model('a', 'select 1')
      .model('b', 'select * from {a}')
      .test('t', 'select * from {a}', { severity: 'warn' })
    const { waits, audits } = order(built)
    expect(audits('a')).toEqual([])
    expect(waits('model.shop.b')).toEqual(['a'])
  })

  it('lets what comes below wait for a warning where tests that break skip it', () => {
    const built = shop()
      .model('a', 'select 1')
      .model('b', 'select * from {a}')
      .model('c', 'select * from {b}')
      .model('d', 'select 1')
      .test('t', 'select * from {a}', { severity: 'warn' })
    const { waits, audits } = order(built, undefined, true, true)
    expect(audits('a')).toEqual([])
    expect(waits('test.shop.t')).toEqual(['a'])
    expect(['a', 'b', 'c', 'd'].map((name) => waits(`model.shop.${name}`))).toEqual([
      [],
      ['a', 't'],
      ['b'],
      [],
    ])
  })
})
