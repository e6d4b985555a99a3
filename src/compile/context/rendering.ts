import type { Scope, Value } from '../../template/values/value.ts'
import type { MacroEntry } from '../macros/macro-table.ts'
import type { Phase, TemplateNode, TemplateProject } from './phase.ts'

/** Everything that the context's functions close over while one template renders. */
export interface Rendering {
  readonly project: TemplateProject
  readonly node: TemplateNode
  readonly phase: Phase
  readonly scope: Scope
  readonly macro: (entry: MacroEntry) => Value
}
