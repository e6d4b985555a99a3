// Models in Python need one with the package duckdb.
import { compareProjects } from './compare-projects.ts'

compareProjects(true, { STRATA_PYTHON: process.env.STRATA_TEST_PYTHON || 'python3' })
