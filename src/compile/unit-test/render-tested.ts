import type { Ask } from '../../manifest/lookup.ts'
import type { Model, UnitTest } from '../../manifest/node.ts'
import type { NodeId } from '../../manifest/node-id.ts'
import { isJsonObject } from '../../project/json.ts'
import { toValue } from '../../project/template-values.ts'
import { type RenderOptions, render, renderAsync } from '../../template/render.ts'
import { HostFunction, type Value } from '../../template/values/value.ts'
import type { CompileContext, WarehouseQuestion } from '../compile/compile-phase.ts'
import type { NodeTemplates } from '../compile/node-template.ts'
import { authorsError, LateSignal, templateNode } from '../compile/render-node.ts'
import { type RenderedSql, renderedSql } from '../compile/rendered-sql.ts'
import type { TemplateProject } from '../context/phase.ts'
import { RelationValue } from '../context/relation-value.ts'
import { NodeScope } from '../context/scope.ts'
import { UnitTestPhase } from './unit-test-phase.ts'

export interface Tested {
  readonly test: UnitTest
  readonly model: Model
  /** Common tables by the node they stand for; the model's own is what `this` is. */
  readonly tables: ReadonlyMap<NodeId, string>
}

/** The model's text with the test's tables and overrides. Throws ProblemError, or LateSignal without `ask`. */
export async function renderTested(
  { context, templates }: { readonly context: CompileContext; readonly templates: NodeTemplates },
  tested: Tested,
  ask: Ask | undefined,
): Promise<RenderedSql> {
  const options = () => renderOptions(context, tested)
  try {
    const template = templates.of(tested.model)
    const rendered =
      ask === undefined
        ? render(template, {
            ...options(),
            answer: () => {
              throw new LateSignal()
            },
          })
        : await renderAsync(template, options, {
            answer: (question) => ask((question as WarehouseQuestion).lookup),
          })
    return renderedSql(rendered, [])
  } catch (error) {
    throw authorsError(error, tested.model)
  }
}

function renderOptions(context: CompileContext, { test, model, tables }: Tested): RenderOptions {
  const macros = isJsonObject(test.overrides.macros) ? test.overrides.macros : {}
  const names = new Map<string, Value>(
    Object.entries(macros).map(([name, value]) => [name, new HostFunction(name, () => toValue(value))]),
  )
  const own = tables.get(model.id)
  const look = { dialect: context.project.dialect, node: model.id }
  if (own !== undefined)
    names.set('this', new RelationValue(model.relation, { ...look, type: 'cte', text: own }))
  const project = overridden(context.project, test)
  const phase = new UnitTestPhase({ ...context, project }, model, macros.is_incremental === true, {
    test,
    tables,
  })
  return {
    scope: new NodeScope(project, templateNode(model, context.manifest), phase, names),
    onUndefined: 'strict',
  }
}

/** Variables as if given on the command line, environment variables as if set. */
function overridden(project: TemplateProject, { overrides }: UnitTest): TemplateProject {
  const vars = isJsonObject(overrides.vars) ? overrides.vars : {}
  const set = isJsonObject(overrides.env_vars) ? overrides.env_vars : {}
  const environment = Object.fromEntries(Object.entries(set).map(([name, value]) => [name, String(value)]))
  return {
    ...project,
    loaded: { ...project.loaded, vars: { ...project.loaded.vars, ...vars } },
    environment: { ...project.environment, ...environment },
  }
}
