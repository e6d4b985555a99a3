// The graph as a picture of its own: what the style sheet says is written into the elements.

const inlined = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
]
const margin = 24
const pixelRatio = 2
const namespace = 'http://www.w3.org/2000/svg'

export interface Picture {
  readonly svg: string
  readonly width: number
  readonly height: number
}

/** Everything in the graph at its natural size, in the colours of the present theme. */
export function pictureOf(svg: SVGSVGElement): Picture {
  const scene = svg.querySelector<SVGGElement>('.scene')!
  const copy = scene.cloneNode(true) as SVGGElement
  const originals = [scene, ...scene.querySelectorAll<SVGElement>('*')]
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')]
  for (const [at, element] of copies.entries()) inlineStyle(originals[at]!, element)
  for (const link of copy.querySelectorAll('a')) {
    const group = document.createElementNS(namespace, 'g')
    group.append(...link.childNodes)
    link.replaceWith(group)
  }
  for (const control of copy.querySelectorAll('.hit, .toggle')) control.remove()
  const { x, y, width, height } = scene.getBBox()
  const picture = document.createElementNS(namespace, 'svg')
  const size = { width: Math.ceil(width + 2 * margin), height: Math.ceil(height + 2 * margin) }
  picture.setAttribute('xmlns', namespace)
  picture.setAttribute('width', String(size.width))
  picture.setAttribute('height', String(size.height))
  picture.setAttribute('viewBox', `${x - margin} ${y - margin} ${size.width} ${size.height}`)
  const paper = document.createElementNS(namespace, 'rect')
  for (const [name, value] of Object.entries({ x: x - margin, y: y - margin, ...size })) {
    paper.setAttribute(name, String(value))
  }
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor)
  copy.removeAttribute('transform')
  picture.append(paper, copy)
  return { svg: new XMLSerializer().serializeToString(picture), ...size }
}

function inlineStyle(from: Element, to: Element): void {
  const style = getComputedStyle(from)
  for (const name of inlined) {
    const value = style.getPropertyValue(name)
    if (value !== '') to.setAttribute(name, value)
  }
  for (const name of [
    'class',
    'role',
    'tabindex',
    'aria-label',
    'aria-expanded',
    'aria-pressed',
    'data-node',
    'data-column',
  ]) {
    to.removeAttribute(name)
  }
}

export function saveSvg(svg: SVGSVGElement, name: string): void {
  save(new Blob([pictureOf(svg).svg], { type: 'image/svg+xml' }), `${name}.svg`)
}

export async function savePng(svg: SVGSVGElement, name: string): Promise<void> {
  const picture = pictureOf(svg)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = picture.width * pixelRatio
  canvas.height = picture.height * pixelRatio
  const context = canvas.getContext('2d')!
  context.scale(pixelRatio, pixelRatio)
  context.drawImage(image, 0, 0)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob !== null) save(blob, `${name}.png`)
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
