import { html } from 'hono/html'
import { type Html, layout } from './layout.ts'
import { qrView } from './qr.ts'

/** Asks for the code of an admin; `wrong` tells that the last one was not right. */
export function enterPage(view: { next: string; wrong: string | null }): Html {
  return layout({
    title: '请输入访问码 · 问报',
    body: html`<main class="notice"><h1>请输入访问码</h1>
<p>提问前请输入管理员给您的访问码，这台设备输入一次即可。</p>
${view.wrong === null ? '' : html`<p class="doubt" role="alert">${view.wrong}</p>`}
<form class="search" method="post" action="/enter"><input type="hidden" name="next" value="${view.next}"><label class="hidden" for="code">访问码</label><input id="code" name="code" type="text" required maxlength="20" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" placeholder="例如 7KQM-2XVD"><button class="primary">进入</button></form></main>`,
  })
}

/** Tells the code to whoever sits at the machine the bot runs on. */
export function codePage(view: { code: string; url: string | null }): Html {
  return layout({
    title: '访问码 · 问报',
    body: html`<main class="notice"><h1>访问码</h1>
<p class="headline">${view.code}</p>
<p>请只告诉可以提问的人。访问码每周更换一次，旧码可再用一周；已经进入的设备不受影响。</p>
${view.url === null ? '' : html`<div class="code">${qrView(view.url, '进入提问页的二维码')}<p>扫码即可打开提问页，再输入访问码。</p></div>`}</main>`,
  })
}
