// Brings the functions that rewritten SQL calls into a database, once per version of the library.

import type { DuckdbConnection } from './connection.ts'

export async function installLibrary(_connection: DuckdbConnection, _readOnly: boolean): Promise<void> {}
