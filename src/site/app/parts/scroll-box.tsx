import type { ComponentChildren } from 'preact'

/** Scrolls sideways where the content is wider than the screen, by keyboard too. */
export function ScrollBox({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="scroll-box" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
