import type { Manifest } from '../../manifest/manifest.ts'

/** The text of a `docs` block, by name and perhaps package. */
export function findDoc(
  { docs }: Manifest,
  name: string,
  packageName: string | undefined,
): string | undefined {
  for (const doc of docs.values()) {
    if (doc.name === name && (packageName === undefined || doc.package === packageName)) return doc.contents
  }
  return undefined
}
