// Why a database file could not be opened, as a Problem.

import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  diskFull,
  outOfMemory,
  warehouseCannotOpen,
  warehouseCorrupt,
  warehouseFolderMissing,
  warehouseLocked,
  warehouseMissing,
  warehouseReadOnly,
  warehouseSettingWrong,
} from '../../problems/catalogue/adapters.ts'
import type { Problem } from '../../problems/problem.ts'
import { readEngineError } from './engine-errors.ts'

export function openProblem(error: unknown, path: string): Problem {
  const detail = readEngineError(error).message
  const holder = /Conflicting lock is held in (.+?) \(PID (\d+)\)/.exec(detail)
  if (holder !== null)
    return warehouseLocked({ path, pid: holder[2], program: programOf(holder[2]!) ?? holder[1] })
  if (/could not set lock/i.test(detail)) return warehouseLocked({ path })
  if (/no space left/i.test(detail)) return diskFull({ detail })
  if (/database does not exist/i.test(detail)) return warehouseMissing({ path })
  if (/no such file or directory/i.test(detail))
    return warehouseFolderMissing({ path, folder: dirname(path) })
  if (/permission denied|read-only file system/i.test(detail)) return warehouseReadOnly({ path, detail })
  const option = /options were not recognized: (\w+)/i.exec(detail)
  if (option !== null)
    return warehouseSettingWrong({ setting: option[1]!, expected: 'is not a DuckDB option' })
  if (/different configuration/i.test(detail)) {
    return warehouseCannotOpen({ path, detail: 'It is open in this process already, with other options.' })
  }
  if (
    /not a valid DuckDB database|could not read enough bytes|checksum|is a directory|version number|serializ|corrupt/i.test(
      detail,
    )
  ) {
    return warehouseCorrupt({ path, detail })
  }
  if (/failed to allocate|out of memory/i.test(detail)) return outOfMemory({ detail })
  return warehouseCannotOpen({ path, detail })
}

/** The command line of the process that holds the lock, where the system tells it. */
function programOf(pid: string): string | undefined {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      .split('\0')
      .filter((word) => word !== '')
    return words.length === 0 ? undefined : words.join(' ').slice(0, 120)
  } catch {
    return undefined
  }
}
