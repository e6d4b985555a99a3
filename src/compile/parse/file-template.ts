import type { ProjectFile } from '../../project/loaded-project.ts'
import { parseTemplate, type Template } from '../../template/parse-template.ts'

/** A file's template. Throws ProblemError where it is none. */
export function fileTemplate({ text, file, kind }: Pick<ProjectFile, 'text' | 'file' | 'kind'>): Template {
  return parseTemplate(templateText(text, file, kind), file)
}

function templateText(text: string, file: string, kind: ProjectFile['kind']): string {
  // Code of another language is no template: braces in it are its own.
  if (kind === 'function' && !file.endsWith('.sql'))
    return text.includes('{') ? `{% raw %}${text}{% endraw %}` : text
  return file.endsWith('.py') ? pythonModel(text) : text
}

const CALL = /\bdbt\s*\.\s*(ref|source|config)\s*\(((?:[^()]|\([^()]*\))*)\)/g

/** What a Python model refers to and sets, as a template that says that it cannot be built. */
function pythonModel(text: string): string {
  const calls = [...text.matchAll(CALL)].map(([, name, given = '']) => {
    const words = given
      .trim()
      .replace(/,$/, '')
      .replace(/\bNone\b/g, 'none')
    return `{{ ${name}(${words}) }}`
  })
  const says = 'Strata cannot build Python models. Write it in SQL, or leave it out with --exclude.'
  const usual = text.includes('materialized') ? '' : "{{ config(materialized='table') }}"
  return `{{ exceptions.raise_compiler_error("${says}") if execute }}${usual}${calls.join(' ')}`
}
