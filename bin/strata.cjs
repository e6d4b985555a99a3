#!/usr/bin/env node
// CommonJS on purpose: the thread pool's size and the node version must be settled before any ES module loads.
'use strict'

const { existsSync } = require('node:fs')
const { join } = require('node:path')

const [major, minor] = process.versions.node.split('.').map(Number)
const cli = join(__dirname, '../dist/cli.js')
// A clone brings a current Node along; npx and npm scripts find it by themselves.
const ownNode = join(__dirname, '../node_modules/node/bin/node')
if (major < 22 || (major === 22 && minor < 12)) {
  if (existsSync(ownNode)) handOver()
  else
    end(
      `strata needs Node.js 22.12 or newer; this is ${process.versions.node}. Install a current Node.js and run it again.`,
    )
} else if (!existsSync(cli)) {
  end('strata is not built yet; run npm run build in its folder.')
} else {
  // Every running DuckDB query holds one thread of this pool; the default of 4 would make catalog look-ups wait.
  process.env.UV_THREADPOOL_SIZE ??= '32'
  require('node:module').enableCompileCache?.()
  import('../dist/cli.js').then((loaded) => loaded.main())
}

function handOver() {
  const child = require('node:child_process').spawn(ownNode, [__filename, ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  // The terminal sends Ctrl-C to both; the child decides how it ends.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 130)
  })
}

function end(message) {
  process.stderr.write(`${message}\n`)
  process.exitCode = 2
}
