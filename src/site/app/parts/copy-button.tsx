import { useRef, useState } from 'preact/hooks'

const shownMilliseconds = 1200

/** The text itself as a button: a click copies it. */
export function CopyText({ text, class: name = '' }: { text: string; class?: string }) {
  const [copied, copy] = useCopy(text)
  return (
    <button
      type="button"
      class={`copy ${copied ? 'done ' : ''}${name}`}
      title="Copy"
      onClick={copy}
      aria-label={`Copy ${text}`}
    >
      <span class="copied-text">{text}</span>
      <Told copied={copied} />
    </button>
  )
}

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, copy] = useCopy(text)
  return (
    <button type="button" class="button" onClick={copy}>
      {copied ? 'Copied' : label}
      <Told copied={copied} />
    </button>
  )
}

function Told({ copied }: { copied: boolean }) {
  return (
    <span class="unseen" role="status">
      {copied ? 'Copied' : ''}
    </span>
  )
}

function useCopy(text: string): readonly [boolean, () => void] {
  const [copied, setCopied] = useState(false)
  const timer = useRef(0)
  const copy = (): void => {
    void writeClipboard(text).then((done) => {
      setCopied(done)
      clearTimeout(timer.current)
      timer.current = window.setTimeout(() => setCopied(false), shownMilliseconds)
    })
  }
  return [copied, copy]
}

/** Pages from disk have no clipboard in some browsers; a selected field always can be copied. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = document.createElement('textarea')
    field.value = text
    field.className = 'unseen'
    document.body.append(field)
    field.select()
    const done = document.execCommand('copy')
    field.remove()
    return done
  }
}
