import { html } from 'hono/html'

/** Escaped HTML, as hono's template makes it. */
export type Html = ReturnType<typeof html>

/** The frame of every page: no inline script or style, nothing from another host. */
export function layout(page: { title: string; body: Html; script: boolean }): Html {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/style.css">
${page.script ? html`<script src="/assets/chat.js" defer></script>` : ''}
</head>
<body>
<header class="top"><a class="name" href="/">问报</a><nav><a href="/">提问</a><a href="/reports">报告</a></nav></header>
${page.body}
</body>
</html>`
}

/** A page that says one thing: what is wrong, and what to do. */
export function noticePage(title: string, sentence: string): Html {
  return layout({
    title: `${title} · 问报`,
    script: false,
    body: html`<main class="notice"><h1>${title}</h1><p>${sentence}</p></main>`,
  })
}
