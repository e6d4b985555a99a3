import { readdirSync, readFileSync, statSync } from 'node:fs'

export interface FolderEntry {
  readonly name: string
  readonly kind: 'file' | 'folder'
}

/** How this room sees the disk. Paths are absolute; what is not there is undefined. */
export interface FileSystem {
  readText(path: string): string | undefined
  /** Entries by name; a symbolic link counts as what it points to. */
  list(folder: string): readonly FolderEntry[] | undefined
}

export const realFiles: FileSystem = {
  readText(path) {
    try {
      return readFileSync(path, 'utf8')
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  },
  list(folder) {
    try {
      return readdirSync(folder, { withFileTypes: true }).flatMap((entry): FolderEntry[] => {
        if (entry.isFile()) return [{ name: entry.name, kind: 'file' }]
        if (entry.isDirectory()) return [{ name: entry.name, kind: 'folder' }]
        if (!entry.isSymbolicLink()) return []
        const target = statSync(`${folder}/${entry.name}`, { throwIfNoEntry: false })
        if (target === undefined) return []
        return [{ name: entry.name, kind: target.isDirectory() ? 'folder' : 'file' }]
      })
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  },
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR'
}
