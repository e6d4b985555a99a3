import { compareProjects } from './compare-projects.ts'

compareProjects(false)
