import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { fileUnreadable } from '../problems/catalogue/project.ts'
import { ProblemError } from '../problems/problem.ts'

export interface FolderEntry {
  readonly name: string
  readonly kind: 'file' | 'folder'
}

/** How this room sees the disk. Paths are absolute; what is not there is undefined; what may not be read throws a ProblemError. */
export interface FileSystem {
  readText(path: string): string | undefined
  /** Entries by name; a symbolic link counts as what it points to. */
  list(folder: string): readonly FolderEntry[] | undefined
}

export const realFiles: FileSystem = {
  readText(path) {
    return unlessMissing(path, () => readFileSync(path, 'utf8'))
  },
  list(folder) {
    return unlessMissing(folder, () =>
      readdirSync(folder, { withFileTypes: true }).flatMap((entry): FolderEntry[] => {
        if (entry.isFile()) return [{ name: entry.name, kind: 'file' }]
        if (entry.isDirectory()) return [{ name: entry.name, kind: 'folder' }]
        const kind = entry.isSymbolicLink() ? linkedKind(folder, entry.name) : undefined
        return kind === undefined ? [] : [{ name: entry.name, kind }]
      }),
    )
  },
}

/** Undefined for a link to nothing, and for one to a folder that it stands in, which would have no end. */
function linkedKind(folder: string, name: string): FolderEntry['kind'] | undefined {
  const path = `${folder}/${name}`
  try {
    const target = statSync(path)
    if (!target.isDirectory()) return target.isFile() ? 'file' : undefined
    return `${realpathSync(folder)}/`.startsWith(`${realpathSync(path)}/`) ? undefined : 'folder'
  } catch {
    return undefined
  }
}

function unlessMissing<T>(path: string, read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined
    throw new ProblemError(
      fileUnreadable({ file: path, detail: error instanceof Error ? error.message : String(error) }),
    )
  }
}
