import { createHash, type Hash } from 'node:crypto'
import { join } from 'node:path'
import type { LoadedProject } from '../../project/loaded-project.ts'
import { builtinMacros } from '../macros/builtin-macros.ts'
import type { ReadBytes } from '../parse/seed-nodes.ts'

/** Raise it when what is kept changes its form or its meaning. */
const FORM = 'strata-cache-2'

export interface ProjectKeys {
  /** Of all that a manifest hangs on, except the environment. */
  readonly whole: string
  /** Of all that the reading of a single file hangs on besides its own text and its macros: variables, target. */
  readonly context: string
}

export function keysOf(loaded: LoadedProject, bytes: ReadBytes): ProjectKeys {
  const context = createHash('sha1').update(FORM)
  for (const { source } of builtinMacros) put(context, source)
  const { name, dialect, target, vars } = loaded
  put(context, JSON.stringify([name, dialect, { ...target, places: undefined }, vars]))
  for (const owner of loaded.packages) {
    put(context, JSON.stringify([owner.name, owner.settings]))
  }
  const contextKey = context.digest('base64')
  const whole = createHash('sha1').update(contextKey)
  put(whole, JSON.stringify([loaded.directory, loaded.selectors, loaded.settings.file]))
  for (const owner of loaded.packages) {
    for (const file of owner.files) {
      put(whole, file.file)
      if (file.kind === 'seed') whole.update(bytes(join(owner.directory, file.originalPath)) ?? '')
      else put(whole, file.text)
    }
  }
  return { whole: whole.digest('base64'), context: contextKey }
}

/** With its length, so that two texts never run into one another. */
function put(hash: Hash, text: string): void {
  hash.update(`${text.length}:`).update(text)
}
