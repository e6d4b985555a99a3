/** Which connection a source has: one of the project's `connections:`, or the one that stands in the source itself. */
export type ConnectionRef =
  | { readonly kind: 'project'; readonly name: string }
  | { readonly kind: 'source'; readonly package: string; readonly source: string }

/** The same for the same connection. */
export function connectionId(ref: ConnectionRef): string {
  return ref.kind === 'project' ? `project ${ref.name}` : `source ${ref.package}.${ref.source}`
}
