import { configDefaults, defineConfig } from 'vitest/config'

// `npm test` brings what these need and tells where it is; run by hand, they are left out, aloud.
const needs = [
  { files: '**/*.browser.test.ts', variable: 'STRATA_TEST_CHROMIUM', what: 'Chromium' },
  { files: '**/*.python.test.ts', variable: 'STRATA_TEST_PYTHON', what: 'a Python environment' },
  { files: '**/*.googlesql.test.ts', variable: 'STRATA_TEST_GOOGLESQL', what: 'the GoogleSQL analyser' },
  { files: '**/*.bigquery.test.ts', variable: 'STRATA_TEST_BIGQUERY', what: "BigQuery's emulator" },
]
const missing = needs.filter(({ variable }) => !process.env[variable])
for (const { files, variable, what } of missing) {
  process.stderr.write(`Not run: ${files} need ${what}; set ${variable}, or use npm test.\n`)
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'spec/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...missing.map(({ files }) => files)],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    pool: 'forks',
  },
})
