const family = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif'
let context: CanvasRenderingContext2D | null | undefined

/** Width in CSS pixels, in the font of the graph. */
export function measureText(text: string, font: string): number {
  context ??= document.createElement('canvas').getContext('2d')
  if (context === null || context === undefined) return text.length * 7
  context.font = `${font} ${family}`
  return context.measureText(text).width
}

/** Cut with an ellipsis where it is wider than there is room. */
export function fitText(text: string, font: string, room: number): string {
  if (measureText(text, font) <= room) return text
  let low = 1
  let high = text.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (measureText(`${text.slice(0, middle)}…`, font) <= room) low = middle
    else high = middle - 1
  }
  return `${text.slice(0, low)}…`
}
