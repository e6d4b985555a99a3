// The browser half: reads what the page carries, and shows it. Nothing is fetched.

import './app.css'
import { render } from 'preact'
import { App } from './app.tsx'
import { readCore, readDetails, readTexts } from './load-data.ts'
import { completeSite, openSite } from './site.ts'
import { applyTheme } from './theme.ts'

applyTheme()
const root = document.getElementById('app')!
root.textContent = ''
const site = openSite(readCore())
render(<App site={site} />, root)

void Promise.all([readDetails(), readTexts()]).then(([details, texts]) => {
  render(<App site={completeSite(site, details, texts)} />, root)
  performance.mark('strata-ready')
})

// `docs serve` tells when the project changed; a page from disk has nobody to ask.
if (location.protocol.startsWith('http')) {
  new EventSource('/reload').onmessage = () => location.reload()
}
