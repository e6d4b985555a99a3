// Bundles src/ into dist/: the CLI and the library share lazily loaded chunks; the site's browser half becomes one script.
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '..')
const out = join(root, 'dist')

rmSync(out, { recursive: true, force: true })
await Promise.all([bundleNode(), bundleSite()])
// The half of Python models that runs in the user's Python.
copyFileSync(join(root, 'src/adapters/duckdb/python/strata_model.py'), join(out, 'strata_model.py'))
await writeSchemas()
if (!process.argv.includes('--no-types')) declareTypes()

async function bundleNode() {
  await build({
    absWorkingDir: root,
    entryPoints: {
      cli: 'src/cli/main.ts',
      index: 'src/index.ts',
      'rendering-thread': 'src/compile/thread/thread.ts',
    },
    outdir: out,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node22',
    legalComments: 'linked',
    // Native code cannot be bundled; its loader stays in node_modules, as does a driver that few need.
    external: ['@google-cloud/bigquery', 'google-auth-library', '@duckdb/*', 'tedious', 'chokidar'],
    // CommonJS packages inside an ES module bundle call `require` for Node's own modules.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  })
}

async function bundleSite() {
  const entry = ['main.tsx', 'main.ts'].map((name) => join(root, 'src/site/app', name)).find(existsSync)
  if (!entry) return
  await build({
    absWorkingDir: root,
    entryPoints: { app: entry },
    outdir: join(out, 'site'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'warning',
  })
}

async function writeSchemas() {
  const { jsonSchemas } = await import(pathToFileURL(join(out, 'index.js')).href)
  mkdirSync(join(out, 'schemas'), { recursive: true })
  for (const [name, schema] of Object.entries(await jsonSchemas())) {
    writeFileSync(join(out, 'schemas', name), `${JSON.stringify(schema, null, 2)}\n`)
  }
}

function declareTypes() {
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  execFileSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.types.json')], { stdio: 'inherit' })
}
