import { describe, expect, it } from 'vitest'
import { nameRelatively } from './name-relatively.ts'

describe('nameRelatively', () => {
  it('names files of the project from its folder, in the message, the place and the details', () => {
    const problem = {
      code: 'file-empty',
      severity: 'error',
      message: 'The file "/srv/shop/seeds/a.csv" is empty.',
      hint: 'Relative paths start at "/srv/shop".',
      at: { file: '/srv/shop/seeds/a.csv', line: 1, column: 1 },
      details: ["Cannot open file '/srv/shop/seeds/a.csv'"],
    } as const
    expect(nameRelatively(problem, '/srv/shop')).toEqual({
      ...problem,
      message: 'The file "seeds/a.csv" is empty.',
      at: { file: 'seeds/a.csv', line: 1, column: 1 },
      details: ["Cannot open file 'seeds/a.csv'"],
    })
  })

  it('leaves files elsewhere as they are', () => {
    const problem = {
      code: 'x',
      severity: 'error',
      message: 'The file "/srv/shop2/a.csv" is empty.',
    } as const
    expect(nameRelatively(problem, '/srv/shop')).toEqual(problem)
    expect(nameRelatively(problem, '/')).toEqual(problem)
  })
})
