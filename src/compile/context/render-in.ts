import { parseTemplate } from '../../template/parse-template.ts'
import { bindMacro } from '../../template/render.ts'
import { type CallSite, TemplateError, type Value } from '../../template/values/value.ts'
import type { Rendering } from './rendering.ts'

/** A text as a template, with all that the one that is being rendered sees. */
export function renderIn({ scope }: Rendering, source: string, site: CallSite): Value {
  const { file } = site.location()
  const [macro] = parseTemplate(`{% macro rendered() %}${source}{% endmacro %}`, file).macros
  if (macro === undefined) throw new TemplateError('This text cannot be rendered as a template.')
  return site.invoke(bindMacro(macro, scope), [])
}
