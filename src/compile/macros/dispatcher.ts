/**
 * The text of a macro that only chooses: `dateadd` calls `duckdb__dateadd` or `default__dateadd`, which a project may
 * bring too. Parameters may carry defaults: `delimiter_text=","`.
 */
export function dispatcher(name: string, parameters: readonly string[]): string {
  const names = parameters.map((parameter) => parameter.replace(/=.*$/s, ''))
  return `{% macro ${name}(${parameters.join(', ')}) -%}
  {{ return(adapter.dispatch('${name}', 'dbt')(${names.join(', ')})) }}
{%- endmacro %}
`
}
