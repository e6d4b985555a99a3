import type { ProjectFile } from '../../project/loaded-project.ts'
import { parseTemplate, type Template } from '../../template/parse-template.ts'

/** A file's template. Throws ProblemError where it is none. */
export function fileTemplate({ text, file }: Pick<ProjectFile, 'text' | 'file'>): Template {
  return parseTemplate(file.endsWith('.py') ? pythonModel(text) : text, file)
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
  return `${usual}${calls.join(' ')}{% if execute %}{{ exceptions.raise_compiler_error("${says}") }}{% endif %}`
}
