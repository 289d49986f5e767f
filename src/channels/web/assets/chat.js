// Sends a question without leaving the page; the server's own HTML, already escaped, is put under the last answer.
const log = document.getElementById('log')
const box = document.getElementById('question')
/** Where questions go: the page may stand under a path of its host. */
const HOME = document.getElementById('ask').getAttribute('action')
const KEPT = 30

/** The answers of this browser, oldest first, as the server wrote them. */
let answers = []
try {
  answers = JSON.parse(kept.get('history') ?? '[]')
} catch {
  // What is kept was written by an older page, or by hand: the history begins anew.
}

function parse(text) {
  return new DOMParser().parseFromString(text, 'text/html').querySelector('.exchange')
}

function remember() {
  answers = answers.slice(-KEPT)
  kept.set('history', JSON.stringify(answers))
  document.querySelector('.history').hidden = answers.length === 0
}

function useChat(chat) {
  for (const field of document.querySelectorAll('input[name="chat"]')) field.value = chat
}

function show(node) {
  document.querySelector('.welcome')?.remove()
  log.append(node)
  node.scrollIntoView({ block: 'start' })
}

function notice(question, text) {
  const article = document.createElement('article')
  article.className = 'exchange'
  const asked = document.createElement('h2')
  asked.className = 'question'
  asked.textContent = question
  const answer = document.createElement('p')
  answer.className = 'answer lines'
  answer.textContent = text
  article.append(asked, answer)
  return article
}

function post(path, data) {
  return fetch(path, { method: 'POST', headers: { 'x-fragment': '1' }, body: new URLSearchParams(data) })
}

async function ask(data) {
  const question = String(data.get('question') ?? '').trim()
  if (!question) return
  const waiting = notice(question, '正在查找……')
  waiting.setAttribute('aria-busy', 'true')
  show(waiting)
  try {
    const response = await post(HOME, data)
    if (response.status === 429)
      throw new Error(`问得太快了，请${response.headers.get('retry-after')}秒后再问。`)
    if (response.status === 403) throw new Error('需要访问码，请刷新页面后输入。')
    if (!response.ok) throw new Error('这次没有答上来，请换个说法再问一次。')
    const text = await response.text()
    const answer = parse(text)
    waiting.replaceWith(answer)
    answers.push(text)
    remember()
    answer.scrollIntoView({ block: 'start' })
  } catch (error) {
    const text = error instanceof TypeError ? '连接不上，请检查网络后再试。' : error.message
    waiting.replaceWith(notice(question, text))
  }
}

async function vote(form, submitter, data) {
  const pressed = submitter.getAttribute('aria-pressed') === 'true'
  data.set('value', pressed ? '0' : submitter.value)
  const response = await post(form.getAttribute('action'), data).catch(() => null)
  for (const button of form.querySelectorAll('button')) {
    const on = response?.ok && button === submitter && !pressed
    button.setAttribute('aria-pressed', String(Boolean(on)))
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target
  event.preventDefault()
  const data = new FormData(form)
  if (event.submitter?.name) data.set(event.submitter.name, event.submitter.value)
  if (form.className === 'votes') {
    vote(form, event.submitter, data)
    return
  }
  if (form.id === 'ask') {
    box.value = ''
    // On a phone the keyboard would cover the answer.
    if (matchMedia('(pointer: coarse)').matches) box.blur()
  }
  ask(data)
})

document.getElementById('clear').addEventListener('click', () => {
  answers = []
  kept.set('chat', '')
  remember()
  location.assign(HOME)
})

// The conversation goes on where it was: one chat per browser, until its history is cleared.
const chat = kept.get('chat') || document.querySelector('#ask input[name="chat"]').value
kept.set('chat', chat)
const answered = log.querySelector('.exchange')
for (const text of answers) {
  const node = parse(text)
  if (node && answered) answered.before(node)
  else if (node) log.append(node)
}
useChat(chat)
if (answers.length > 0) {
  document.querySelector('.welcome')?.remove()
  log.lastElementChild.scrollIntoView({ block: 'start' })
}
remember()
