import { expect, it } from 'vitest'
import type { Phase, TemplateNode, TemplateProject } from './phase.ts'
import { NodeScope } from './scope.ts'

function stepsOf(selected: number, flags: Record<string, unknown> = {}, id = 'operation.shop.end'): number {
  const project = { loaded: { settings: { flags } } } as unknown as TemplateProject
  const phase = { selected: () => Array.from({ length: selected }, (_, at) => `model.shop.m${at}`) }
  return new NodeScope(project, { id } as TemplateNode, phase as unknown as Phase).steps
}

it('lets a hook of a run make more steps where the run is about thousands of nodes', () => {
  expect(stepsOf(0)).toBe(1_000_000)
  expect(stepsOf(10)).toBe(1_000_000)
  expect(stepsOf(2000)).toBe(40_000_000)
  expect(stepsOf(2000, { max_template_steps: 500 })).toBe(500)
  expect(stepsOf(2000, {}, 'model.shop.m1')).toBe(1_000_000)
})
