import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject } from '../manifest/json.ts'
import { objectOf } from '../project/json.ts'
import { readYaml } from '../project/yaml/read-yaml.ts'
import { projectFile } from './find-project.ts'

/** `flags:` of the project's file in this folder. Nothing where there is none or it is broken: who loads it tells that. */
export function projectFlags(directory: string): JsonObject {
  const file = projectFile(directory)
  if (file === undefined) return {}
  try {
    const yaml = readYaml(file, readFileSync(join(directory, file), 'utf8'), () => {})
    return objectOf(objectOf(yaml?.value).flags)
  } catch {
    return {}
  }
}
