// Type size and dark display as chosen in this browser; runs before the page is drawn, so that nothing jumps.
const root = document.documentElement
const SIZES = 5
const kept = {
  get(name) {
    try {
      return localStorage.getItem(`wenbao-${name}`)
    } catch {
      // Private windows may forbid it; then nothing is remembered.
      return null
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(`wenbao-${name}`, value)
    } catch {
      // A private window, or no room left: it is not remembered, and everything else works.
    }
  },
}

let size = Math.min(SIZES - 1, Math.max(0, Number(kept.get('size') ?? 1) || 0))
root.dataset.size = String(size)
if (kept.get('theme')) root.dataset.theme = kept.get('theme')

function isDark() {
  return (
    (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark'
  )
}

document.addEventListener('DOMContentLoaded', () => {
  const reading = document.querySelector('.reading')
  const theme = document.getElementById('theme')
  const steps = [...document.querySelectorAll('[data-type]')]
  const show = () => {
    root.dataset.size = String(size)
    for (const button of steps)
      button.disabled = size + Number(button.dataset.type) < 0 || size + Number(button.dataset.type) >= SIZES
    theme.setAttribute('aria-pressed', String(isDark()))
    theme.textContent = isDark() ? '昼' : '夜'
  }
  for (const button of steps)
    button.addEventListener('click', () => {
      size += Number(button.dataset.type)
      kept.set('size', String(size))
      show()
    })
  theme.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark'
    kept.set('theme', root.dataset.theme)
    show()
  })
  reading.hidden = false
  show()
})

// Copying works without https too, where a phone's browser offers no clipboard to the page.
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const box = document.createElement('textarea')
    box.value = text
    box.className = 'hidden'
    document.body.append(box)
    box.select()
    const done = document.execCommand('copy')
    box.remove()
    return done
  }
}

/** Copies for a button, which says so for two seconds. The page of a report has such buttons as well. */
window.copyFrom = async (button, text) => {
  const said = button.textContent
  button.textContent = (await copyText(text)) ? '已复制' : '请长按文字复制'
  setTimeout(() => {
    button.textContent = said
  }, 2000)
}
