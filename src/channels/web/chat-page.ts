import { html } from 'hono/html'
import { type Html, layout } from './layout.ts'

/** Longer questions are cut by the box itself; chats take as much. */
const LONGEST_TYPED = 500

/** The chat page. Without JavaScript the form sends itself and the page comes back with the answer. */
export function chatPage(page: {
  chat: string
  reports: number
  exchange: Html | null
  examples: string[]
}): Html {
  const welcome = html`<section class="welcome">
<h1>问工作报告，答原文出处</h1>
<p>收录${page.reports}份报告。每个回答都引用报告原句，并注明出自哪一份、哪一段；报告没有写的，会直说没有写。</p>
${
  page.examples.length === 0
    ? ''
    : html`<h2>可以这样问</h2><form class="chips" method="post" action="/"><input type="hidden" name="chat" value="${page.chat}">${page.examples.map(
        (example) => html`<button name="question" value="${example}">${example}</button>`,
      )}</form>`
}
</section>`
  return layout({
    title: '问报',
    scripts: ['chat.js'],
    body: html`<main class="chat"><div id="log" role="log" aria-label="问答" aria-live="polite">${page.exchange ?? ''}</div>${page.exchange ? '' : welcome}
<p class="history" hidden><button type="button" id="clear">清空本机记录</button><span>记录只保存在这台设备上</span></p></main>
<form id="ask" class="bar ask" aria-label="提问" method="post" action="/">
<input type="hidden" name="chat" value="${page.chat}">
<label class="hidden" for="question">问题</label>
<input id="question" name="question" type="text" required maxlength="${LONGEST_TYPED}" autocomplete="off" enterkeyhint="send" placeholder="请输入问题">
<button class="primary">提问</button>
</form>`,
  })
}
