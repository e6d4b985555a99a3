import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { embedDeflated, embedJson, embedScript, embedStyle } from './embed.ts'

const nasty = { a: '</script><!-- <script>', b: 'line\u2028and\u2029paragraph', c: 'ünï "q" \\ \0' }

describe('embedJson(value)', () => {
  it('says the same, and nothing that HTML could read', () => {
    const text = embedJson(nasty)
    expect(JSON.parse(text)).toEqual(nasty)
    expect(text).not.toMatch(/[<>\u2028\u2029\0]/)
  })
})

describe('embedDeflated(value)', () => {
  it('says the same in letters that mean nothing to HTML', () => {
    const text = embedDeflated(nasty)
    expect(JSON.parse(inflateRawSync(Buffer.from(text, 'base64')).toString())).toEqual(nasty)
    expect(text).toMatch(/^[A-Za-z0-9+/=]*$/)
  })
})

describe('embedScript(script)', () => {
  it('means the same and cannot end its element', () => {
    const script = `['</script>', '</SCRIPT >', '<!--', /<\\/script/.test('</script'), 1 < 2]`
    const embedded = embedScript(script)
    expect(embedded).not.toMatch(/<\/script|<!--/i)
    expect(new Function(`return ${embedded}`)()).toEqual(['</script>', '</SCRIPT >', '<!--', true, true])
  })
})

describe('embedStyle(style)', () => {
  it('cannot end its element', () => {
    expect(embedStyle('a::after { content: "</style>" }')).toBe('a::after { content: "<\\/style>" }')
  })
})
