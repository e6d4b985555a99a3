import { useState } from 'preact/hooks'

export type Theme = 'light' | 'dark'

const key = 'strata-theme'

/** Before the first paint: what the reader chose last time, else what the system says. */
export function applyTheme(): Theme {
  const theme = remembered() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
  document.documentElement.dataset.theme = theme
  return theme
}

export function useTheme(): readonly [Theme, () => void] {
  const [theme, setTheme] = useState<Theme>(
    document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light',
  )
  const toggle = (): void => {
    const next = theme === 'dark' ? 'light' : 'dark'
    document.documentElement.dataset.theme = next
    remember(next)
    setTheme(next)
  }
  return [theme, toggle]
}

// A browser may forbid storage to pages from disk.
function remembered(): Theme | undefined {
  try {
    const kept = localStorage.getItem(key)
    return kept === 'dark' || kept === 'light' ? kept : undefined
  } catch {
    return undefined
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(key, theme)
  } catch {
    // The switch works for this visit.
  }
}
