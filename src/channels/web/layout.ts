import { html } from 'hono/html'

/** Escaped HTML, as hono's template makes it. */
export type Html = ReturnType<typeof html>

/** The frame of every page: no inline script or style, nothing from another host. */
export function layout(page: { title: string; body: Html; scripts?: readonly string[] }): Html {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>${page.title}</title>
<link rel="icon" href="data:,">
<link rel="alternate" type="application/atom+xml" title="问报：新收录的报告" href="/feed.atom">
<link rel="stylesheet" href="/assets/style.css">
<script src="/assets/page.js"></script>
${(page.scripts ?? []).map((name) => html`<script src="/assets/${name}" defer></script>`)}
</head>
<body>
<a class="skip" href="#main">跳到正文</a>
<header class="top"><a class="name" href="/">问报</a><nav aria-label="页面"><a href="/">提问</a><a href="/reports">报告</a></nav><div class="reading" hidden><button type="button" data-type="-1" aria-label="缩小文字">小</button><button type="button" data-type="1" aria-label="放大文字">大</button><button type="button" id="theme" aria-label="切换深色显示" aria-pressed="false">夜</button></div></header>
<div id="main" tabindex="-1">${page.body}</div>
</body>
</html>`
}

/** A page that says one thing: what is wrong, and what to do. */
export function noticePage(title: string, sentence: string, more: Html | null = null): Html {
  return layout({
    title: `${title} · 问报`,
    body: html`<main class="notice"><h1>${title}</h1><p>${sentence}</p>${more ?? ''}</main>`,
  })
}
