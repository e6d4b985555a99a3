// Characters that are not what they look like: letters of other alphabets, and what nobody can see.

const greek = 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧνορ'
const likeGreek = 'ABEZHIKMNOPTYXvop'
const cyrillic = 'АВЕЅІЈКМНОРСТУХаеосрухіјѕԁһ'
const likeCyrillic = 'ABESIJKMHOPCTYXaeocpyxijsdh'

const invisible: Readonly<Record<string, string>> = {
  '\u00ad': 'a soft hyphen',
  '\u200b': 'a zero width space',
  '\u200c': 'a zero width non-joiner',
  '\u200d': 'a zero width joiner',
  '\u200e': 'a left-to-right mark',
  '\u200f': 'a right-to-left mark',
  '\u202a': 'a left-to-right embedding',
  '\u202b': 'a right-to-left embedding',
  '\u202c': 'the end of a direction',
  '\u202d': 'a left-to-right override',
  '\u202e': 'a right-to-left override',
  '\u2060': 'a word joiner',
  '\u2066': 'a left-to-right isolate',
  '\u2067': 'a right-to-left isolate',
  '\u2069': 'the end of an isolate',
  '\ufeff': 'a byte order mark',
}

/** What to do about the first odd character of a text; undefined where there is none. */
export function oddCharacter(text: string): string | undefined {
  for (const sign of text) {
    const told = sign > '\u007f' ? oddity(sign) : undefined
    if (told !== undefined) return told
  }
  return undefined
}

function oddity(sign: string): string | undefined {
  const unseen = invisible[sign]
  if (unseen !== undefined) return `${code(sign)} is ${unseen}, which nobody can see: delete it.`
  const [alphabet, meant] = lookAlike(sign)
  if (meant !== undefined)
    return `${code(sign)} is a ${alphabet} that looks like "${meant}": type "${meant}".`
  if (/[\u2010-\u2015\u2212]/.test(sign)) return `${code(sign)} is a dash that looks like "-": type "-".`
  return undefined
}

function lookAlike(sign: string): readonly [alphabet: string, meant: string | undefined] {
  const at = cyrillic.indexOf(sign)
  if (at >= 0) return ['Cyrillic letter', likeCyrillic[at]]
  const other = greek.indexOf(sign)
  if (other >= 0) return ['Greek letter', likeGreek[other]]
  const point = sign.codePointAt(0)!
  const isWide = point >= 0xff01 && point <= 0xff5e
  return ['full-width character', isWide ? String.fromCodePoint(point - 0xfee0) : undefined]
}

function code(sign: string): string {
  return `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}
