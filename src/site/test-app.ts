import { build } from 'esbuild'
import type { SiteAssets } from './site-input.ts'

/** The browser half as it is now, bundled in memory: tests must not depend on an old `dist/`. */
export async function bundleApp(): Promise<SiteAssets> {
  const { outputFiles } = await build({
    absWorkingDir: import.meta.dirname,
    entryPoints: { app: 'app/main.tsx' },
    outdir: 'out',
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
  })
  const textOf = (end: string): string => outputFiles.find((file) => file.path.endsWith(end))?.text ?? ''
  return { script: textOf('.js'), style: textOf('.css') }
}

/** A browser that asks nobody for anything. */
export const chromiumFlags: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
