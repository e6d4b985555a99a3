import { dirname, resolve } from 'node:path'
import { realFiles } from '../project/file-system.ts'
import { findProfiles } from '../project/settings/find-profiles.ts'
import { findProject } from './find-project.ts'
import type { ProjectOptions } from './project-options.ts'

/** The folder whose profiles.yml is read; where there is none, the one that is looked in first. Absolute. */
export function profilesFolder(options: ProjectOptions): string {
  const directory = findProject(options)
  const { environment } = options
  const named = options.profilesDirectory
  const profilesDirectory = named === undefined ? undefined : resolve(options.directory, named)
  const found = findProfiles(
    { directory, files: realFiles, profilesDirectory, workingDirectory: options.directory },
    environment,
  )
  return dirname('file' in found ? resolve(directory, found.file) : resolve(found.looked[0] ?? directory))
}
