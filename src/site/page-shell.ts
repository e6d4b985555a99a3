import { createHash } from 'node:crypto'
import nunjucks from 'nunjucks'
import { embedDeflated, embedJson, embedScript, embedStyle } from './describe/embed.ts'
import type { PageCore, PageDetails, PageTexts } from './page-data.ts'
import type { SiteAssets } from './site-input.ts'

// `docs serve` lets its copy of the page listen to its own server by replacing connect-src 'none'.
const template = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{ policy | safe }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="strata {{ strataVersion }}">
<title>{{ name }}</title>
<link rel="icon" href="data:,">
<style>{{ style | safe }}</style>
</head>
<body>
<div id="app"><noscript>The documentation of {{ name }} needs JavaScript. It is all in this file; nothing is fetched.</noscript></div>
<script type="application/json" id="strata-core">{{ core | safe }}</script>
<script type="text/plain" id="strata-details">{{ details | safe }}</script>
<script type="text/plain" id="strata-texts">{{ texts | safe }}</script>
<script>{{ script | safe }}</script>
</body>
</html>
`

const environment = new nunjucks.Environment(null, { autoescape: true })
const page = nunjucks.compile(template, environment)

export interface PageParts {
  readonly core: PageCore
  readonly details: PageDetails
  readonly texts: PageTexts
}

export function renderPage(parts: PageParts, assets: SiteAssets): string {
  const script = embedScript(assets.script)
  const style = embedStyle(assets.style)
  return page.render({
    policy: policyFor(script, style),
    name: parts.core.project.name,
    strataVersion: parts.core.project.strataVersion,
    style,
    script,
    core: embedJson(parts.core),
    details: embedDeflated(parts.details),
    texts: embedDeflated(parts.texts),
  })
}

/** Only this script and this style, pictures made by the page itself, and no connection at all. */
function policyFor(script: string, style: string): string {
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    'img-src data: blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
