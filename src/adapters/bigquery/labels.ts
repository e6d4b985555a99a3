/** A label's key or value as BigQuery takes it: lower case, digits, `_` and `-`, at most 63 characters; the end of a name tells more. */
export function labelText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}\p{N}_-]+/gu, '_')
    .slice(-63)
}
