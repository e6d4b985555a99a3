import type { FormattedMetadata, JobMetadata, QueryRowsResponse, TableField } from '@google-cloud/bigquery'
import { describe, expect, it } from 'vitest'
import type { JobResource, QueryPage, TableResource } from './job-resource.ts'
import type { Field } from './values.ts'

/** Names of ours that the API's own description does not have, as paths. */
type Strange<Ours, Theirs, Path extends string = ''> = Ours extends readonly (infer One)[]
  ? Theirs extends readonly (infer Other)[]
    ? Strange<One, NonNullable<Other>, Path>
    : Path
  : Ours extends object
    ? string extends keyof Ours
      ? never
      : {
          [Key in keyof Ours & string]-?: Key extends keyof Theirs
            ? Key extends 'fields'
              ? never
              : Strange<NonNullable<Ours[Key]>, NonNullable<Theirs[Key]>, `${Path}.${Key}`>
            : `${Path}.${Key}`
        }[keyof Ours & string]
    : [Theirs] extends [string | number | boolean]
      ? [Ours] extends [Theirs]
        ? never
        : `${Path} of another type`
      : never

type Results = NonNullable<Extract<QueryRowsResponse, readonly [unknown, unknown, unknown]>[2]>

const none = <Names>(known: [Names] extends [never] ? 'none' : Names) => known

describe("the API's shapes", () => {
  it("are what Google's own description says, held by the compiler", () => {
    expect([
      none<Strange<JobResource, JobMetadata>>('none'),
      none<Strange<QueryPage, Results>>('none'),
      none<Strange<TableResource, FormattedMetadata>>('none'),
      none<Strange<Field, TableField>>('none'),
    ]).toEqual(['none', 'none', 'none', 'none'])
  })

  it('would be told where they are not', () => {
    expect(none<Strange<{ readonly status: { readonly sate: string } }, JobMetadata>>('.status.sate')).toBe(
      '.status.sate',
    )
  })
})
