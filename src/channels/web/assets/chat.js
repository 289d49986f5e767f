// Sends a question without leaving the page; the server's own HTML, already escaped, is put under the last answer.
const log = document.getElementById('log')
const box = document.getElementById('question')

function show(node) {
  log.querySelector('.welcome')?.remove()
  log.append(node)
  node.scrollIntoView({ block: 'start', behavior: 'smooth' })
}

function notice(question, text) {
  const article = document.createElement('article')
  article.className = 'exchange'
  const asked = document.createElement('p')
  asked.className = 'question'
  asked.textContent = question
  const answer = document.createElement('p')
  answer.className = 'answer lines'
  answer.textContent = text
  article.append(asked, answer)
  return article
}

async function ask(data) {
  const question = String(data.get('question') ?? '').trim()
  if (!question) return
  const waiting = notice(question, '正在查找……')
  show(waiting)
  try {
    const response = await fetch('/', {
      method: 'POST',
      headers: { 'x-fragment': '1' },
      body: new URLSearchParams(data),
    })
    if (response.status === 429)
      throw new Error(`问得太快了，请${response.headers.get('retry-after')}秒后再问。`)
    if (!response.ok) throw new Error('这次没有答上来，请换个说法再问一次。')
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const answer = page.querySelector('.exchange')
    waiting.replaceWith(answer)
    answer.scrollIntoView({ block: 'start', behavior: 'smooth' })
  } catch (error) {
    const text = error instanceof TypeError ? '连接不上，请检查网络后再试。' : error.message
    waiting.replaceWith(notice(question, text))
  }
}

document.addEventListener('submit', (event) => {
  event.preventDefault()
  const data = new FormData(event.target, event.submitter)
  if (event.target.id === 'ask') {
    box.value = ''
    // On a phone the keyboard would cover the answer.
    if (matchMedia('(pointer: coarse)').matches) box.blur()
  }
  ask(data)
})
