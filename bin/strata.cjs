#!/usr/bin/env node
// CommonJS on purpose: the thread pool's size and the node version must be settled before any ES module loads.
'use strict'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `strata needs Node.js 22.12 or newer; this is ${process.versions.node}. Install a current Node.js and run it again.\n`,
  )
  process.exit(2)
}
// Every running DuckDB query holds one thread of this pool; the default of 4 would make catalog look-ups wait.
process.env.UV_THREADPOOL_SIZE ??= '32'
require('node:module').enableCompileCache?.()
import('../dist/cli.js').then((cli) => cli.main())
