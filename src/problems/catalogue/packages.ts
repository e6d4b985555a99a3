// Problems of `strata deps`.

import type { Location, Problem } from '../problem.ts'

interface Placed {
  readonly at?: Location | undefined
}

function error(code: string, message: string, hint: string, { at }: Placed): Problem {
  return { code, severity: 'error', message, hint, ...(at === undefined ? {} : { at }) }
}

export function packageEntryWrong(args: Placed & { what: string }): Problem {
  return error(
    'package-entry-wrong',
    `This package ${args.what}.`,
    'Write one of "local: folder", "git: address" with "revision:", "tarball: address" with "name:", or "package: owner/name" with "version:".',
    args,
  )
}

export function packageFolderMissing(args: Placed & { path: string }): Problem {
  return error(
    'package-folder-missing',
    `There is no project in the folder "${args.path}".`,
    'A package is a folder with a dbt_project.yml.',
    args,
  )
}

export function packageNotFetched(args: Placed & { package: string; detail: string }): Problem {
  return error(
    'package-not-fetched',
    `The package "${args.package}" could not be fetched: ${args.detail}.`,
    'Check the address and the network; a copy of the package may be named with "local:".',
    args,
  )
}

export function packageNamedTwice(
  args: Placed & { name: string; first: string | undefined; second: string },
): Problem {
  const other = args.first === undefined ? 'the project itself' : `the package "${args.first}"`
  return error(
    'package-named-twice',
    `The package "${args.second}" is named "${args.name}", as ${other} is.`,
    args.first === undefined
      ? 'Rename one of them in its dbt_project.yml, or remove the package.'
      : 'Ask for one of them only: names of packages are unique.',
    args,
  )
}

export function packageNameWrong(args: Placed & { name: string; package: string }): Problem {
  return error(
    'package-name-wrong',
    args.name === ''
      ? `The package "${args.package}" has no name.`
      : `The package "${args.package}" is named "${args.name}", which is no name: letters, digits and underscores are.`,
    'Its dbt_project.yml says "name:".',
    args,
  )
}

export function revisionsDiffer(args: Placed & { package: string; revisions: readonly string[] }): Problem {
  return error(
    'package-revisions-differ',
    `"${args.package}" is asked for in different revisions: ${args.revisions.map((each) => `"${each}"`).join(' and ')}.`,
    'All that ask for it must name the same revision.',
    args,
  )
}

export function packageUnknownToHub(args: Placed & { package: string; hub: string }): Problem {
  return error(
    'package-not-found',
    `The hub ${args.hub} has no package "${args.package}".`,
    'Check the name, which is owner/name as the hub shows it; other repositories are named with "git:".',
    args,
  )
}

export function packageToAddWrong(args: { words: string; what: string }): Problem {
  return error(
    'package-to-add-wrong',
    `"${args.words}" cannot be added: ${args.what}.`,
    'Write --add-package owner/name@1.0.0, --add-package "owner/name@>=1.0.0,<2.0.0", --source git --add-package ADDRESS@REVISION, or --source local --add-package FOLDER.',
    {},
  )
}

export function hubUnreachable(args: Placed & { package: string; hub: string; detail: string }): Problem {
  return error(
    'hub-unreachable',
    `The package "${args.package}" could not be looked up at ${args.hub}: ${args.detail}.`,
    'Where the hub is out of reach, name its repository with "git:" and "revision:", or a copy with "local:"; DBT_PACKAGE_HUB_URL names another hub.',
    args,
  )
}

export function packageVersionMissing(
  args: Placed & { package: string; wanted: string; known: readonly string[] },
): Problem {
  return error(
    'package-version-missing',
    `There is no version of "${args.package}" that fits ${args.wanted}.`,
    args.known.length === 0
      ? 'Nothing of it is published.'
      : `Published: ${args.known.slice(-8).join(', ')}.`,
    args,
  )
}

export function revisionMissing(args: Placed & { package: string }): Problem {
  return {
    code: 'package-unpinned',
    severity: 'warning',
    message: `"${args.package}" is fetched as its default branch is now.`,
    hint: 'Name a tag or commit with "revision:", or say "warn-unpinned: false".',
    ...(args.at === undefined ? {} : { at: args.at }),
  }
}

export function packagesNotList(args: { file: string; at: Location }): Problem {
  return {
    code: 'packages-not-list',
    severity: 'error',
    message: `"${args.file}" names no list of packages.`,
    hint: 'Write "packages:", and below it each package as "  - local: FOLDER", "  - git: ADDRESS" or "  - package: OWNER/NAME".',
    at: args.at,
  }
}
