import type { JsonObject } from '../../manifest/json.ts'

export interface IgnoredSetting {
  readonly setting: string
  /** Continues the sentence after the setting's name. */
  readonly what: string
  readonly hint: string
}

const told: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  plugins: [
    'names plugins written in Python, which are not run here',
    'Read such sources through files, "attach:" or a loader; sources with a "plugin" in their meta cannot be read.',
  ],
  filesystems: [
    'names file systems written in Python, which are not used here',
    'DuckDB reads s3://, gs://, azure:// and https:// itself: add the extension httpfs or azure, and "secrets:".',
  ],
  use_credential_provider: [
    'takes credentials from a Python library, which is not used here',
    'Write "secrets:" with "{type: s3, provider: credential_chain}" and the extension aws instead.',
  ],
  remote: ['names a server to run at, which is not spoken to here', 'Remove it to build in this process.'],
  is_motherduck: [
    "says that the database is MotherDuck's, which Strata does not build in",
    'Build in a file, and write the database under "attach:" to read it.',
  ],
  motherduck_token: ["is MotherDuck's, which Strata does not build in", 'Take it out of this target.'],
  is_ducklake: [
    'says that the database is a DuckLake, which Strata does not build in',
    'Build in a file, and write the lake under "attach:" to read it.',
  ],
  flights: ["is MotherDuck's, where Python models would run", 'Python models run on this machine here.'],
}

/** Settings of a target that other tools know and that change nothing here. */
export function ignoredSettings(settings: JsonObject): readonly IgnoredSetting[] {
  return Object.entries(told).flatMap(([setting, [what, hint]]) => {
    const value = settings[setting]
    const empty = value === undefined || value === null || value === false || isEmpty(value)
    return empty ? [] : [{ setting, what, hint }]
  })
}

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0
