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
  return text
}
