// Adds to package-lock.json what a registry mirror without other platforms' packages leaves out, so that `npm ci` accepts
// the lock everywhere. Run it after changing dependencies: node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const file = join(resolve(import.meta.dirname, '..'), 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
const systems = [
  'android',
  'darwin',
  'freebsd',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'aix',
  'win32',
  'linux',
  'wasm32',
]
const processors = ['arm64', 'arm', 'x64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x']
const added = []

for (const owner of Object.values({ ...lock.packages })) {
  for (const [name, range] of Object.entries(owner.optionalDependencies ?? {})) {
    const path = `node_modules/${name}`
    if (lock.packages[path] || !/^\d/.test(range)) continue
    lock.packages[path] = {
      version: range,
      ...platformOf(name),
      ...(owner.dev ? { dev: true } : {}),
      optional: true,
    }
    added.push(name)
  }
}
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
)
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
process.stdout.write(`${added.length} entries added\n`)

/** `cli-linux-arm64-musl` -> `{cpu: [arm64], libc: [musl], os: [linux]}`; these decide whether npm installs it. */
function platformOf(name) {
  const words = name.split(/[-/]/)
  const os = systems.find((system) => words.includes(system))
  const cpu = processors.find((processor) => words.includes(processor))
  const libc = words.includes('musl') ? 'musl' : os === 'linux' && words.includes('gnu') ? 'glibc' : undefined
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(libc ? { libc: [libc] } : {}), ...(os ? { os: [os] } : {}) }
}
