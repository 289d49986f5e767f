// Reading a report: find with arrows from place to place, a paragraph's source to copy, the outline open on wide pages.
const article = document.querySelector('article')
const box = document.getElementById('find')
const wide = matchMedia('(min-width: 1000px)')

function startOutline() {
  const outline = document.getElementById('outline')
  if (!outline) return
  // A wide page has room for the parts' own sections too.
  if (wide.matches)
    for (const part of outline.parentElement.querySelectorAll('#outline, #outline > ul > li > details'))
      part.open = true
  outline.addEventListener('click', (event) => {
    if (event.target.closest('a') && !wide.matches) outline.open = false
  })
}

let hits = []
let current = -1

function unmark() {
  for (const mark of article.querySelectorAll('mark.hit')) {
    if (mark.classList.contains('cited')) {
      mark.classList.remove('hit', 'now')
      continue
    }
    const parent = mark.parentNode
    mark.replaceWith(...mark.childNodes)
    parent.normalize()
  }
  article.querySelector('.found')?.remove()
}

function markAll(word) {
  const wanted = word.toLowerCase()
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, {
    acceptNode: (node) =>
      node.parentElement.closest('.text') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP,
  })
  const nodes = []
  while (walker.nextNode()) nodes.push(walker.currentNode)
  for (const node of nodes) {
    let rest = node
    for (;;) {
      const at = rest.data.toLowerCase().indexOf(wanted)
      if (at < 0 || rest.data.length < at + wanted.length) break
      const found = rest.splitText(at)
      rest = found.splitText(wanted.length)
      const mark = document.createElement('mark')
      mark.className = 'hit'
      found.replaceWith(mark)
      mark.append(found)
    }
  }
}

function go(to) {
  hits[current]?.classList.remove('now')
  current = hits.length === 0 ? -1 : (to + hits.length) % hits.length
  const hit = hits[current]
  document.getElementById('found').textContent =
    hits.length > 0 ? `${current + 1}/${hits.length}` : box.value.trim() ? '没有' : ''
  for (const id of ['previous', 'next']) document.getElementById(id).hidden = hits.length === 0
  document.getElementById('search').hidden = hits.length > 0
  if (!hit) return
  hit.classList.add('now')
  hit.scrollIntoView({ block: 'center' })
}

function find() {
  const word = box.value.trim()
  unmark()
  if (word) markAll(word)
  hits = [...article.querySelectorAll('mark.hit')]
  // The first place after what is being read, not the first of the report.
  const below = hits.findIndex((hit) => hit.getBoundingClientRect().bottom > 0)
  go(Math.max(0, below))
}

function startFind() {
  let asked = box.value.trim()
  hits = [...article.querySelectorAll('mark.hit')]
  if (asked) find()
  document.querySelector('.find').addEventListener('submit', (event) => {
    event.preventDefault()
    if (box.value.trim() === asked && hits.length > 0) go(current + 1)
    else find()
    asked = box.value.trim()
    box.blur()
  })
  box.addEventListener('input', () => {
    if (box.value.trim() !== asked || hits.length === 0) {
      document.getElementById('search').hidden = false
      for (const id of ['previous', 'next']) document.getElementById(id).hidden = true
    }
    if (box.value === '') {
      asked = ''
      find()
    }
  })
  document.getElementById('previous').addEventListener('click', () => go(current - 1))
  document.getElementById('next').addEventListener('click', () => go(current + 1))
}

function quotationOf(paragraph) {
  const cited = [...paragraph.querySelectorAll('mark.cited')].map((mark) => mark.textContent).join('')
  const words = cited || paragraph.querySelector('.text').textContent
  const source = article.dataset.source.replace(/\.$/u, '')
  return `“${words}”——${source}: 第${paragraph.id.slice(1)}段.`
}

function startCopy() {
  for (const tools of article.querySelectorAll('.tools')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = '复制引用'
    button.addEventListener('click', () => copyFrom(button, quotationOf(tools.closest('.paragraph'))))
    tools.prepend(button)
  }
}

if (article && box) {
  startOutline()
  startFind()
  startCopy()
}
for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false
  button.addEventListener('click', () => copyFrom(button, document.getElementById(button.dataset.copy).value))
}
