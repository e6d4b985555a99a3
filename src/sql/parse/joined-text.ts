import type { Parser } from './parser.ts'

/** BigQuery joins texts, or bytes, that follow each other with something between them. */
export function joinedText(parser: Parser, type: 'string' | 'bytes'): string {
  let { text } = parser.next()
  while (parser.bigquery && parser.peek().type === type && parser.peek().start > parser.end)
    text += parser.next().text
  return text
}
