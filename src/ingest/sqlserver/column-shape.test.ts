import { expect, it } from 'vitest'
import type { ServerColumn } from '../../connections/server-connection.ts'
import { shapeOf } from './column-shape.ts'

const at: ServerColumn = {
  name: 'at',
  base: 'datetimeoffset',
  type: 'datetimeoffset(7)',
  scale: 7,
  nullable: false,
  identity: false,
  computed: false,
}

it('keeps as text what "as_text" names, in whatever case', () => {
  expect(shapeOf(at, { asText: ['AT'], nanoseconds: false })?.type).toBe('VARCHAR')
  expect(shapeOf(at, { asText: ['ats'], nanoseconds: false })?.type).not.toBe('VARCHAR')
})
