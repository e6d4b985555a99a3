import type { PageCore, PageDetails, PageTexts } from '../page-data.ts'

export function readCore(): PageCore {
  return JSON.parse(textOf('strata-core'))
}

export function readDetails(): Promise<PageDetails> {
  return inflate('strata-details')
}

export function readTexts(): Promise<PageTexts> {
  return inflate('strata-texts')
}

async function inflate<T>(id: string): Promise<T> {
  const binary = atob(textOf(id))
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return new Response(stream).json()
}

function textOf(id: string): string {
  return document.getElementById(id)?.textContent ?? ''
}
