import { describe, expect, it } from 'vitest'
import { readHtml } from '../../../src/indexer/read/html.ts'
import { encode } from './encode.ts'

const read = (html: string) => readHtml(new TextEncoder().encode(html))
const texts = (html: string) => read(html).lines.map((line) => line.text)
const PROSE = '<p>一年来，县政协共立提案363件，办复率100%，委员满意率99.1%。</p>'
const page = (body: string, head = '') => `<html><head>${head}</head><body>${body}</body></html>`

describe('readHtml', () => {
  it('takes the article and leaves menus, scripts, share buttons, comments and footers', () => {
    const body = `<nav><a href="/">首页，要闻，政协，专题</a></nav><script>var a="，，，，。"</script>
      <div id="wrap"><div class="crumb">当前位置：<a>首页</a></div><div class="content"><h1>工作报告</h1>${PROSE}${PROSE}
      <div class="share">分享到：微信，微博</div></div><div class="comment-list"><p>写得真好，点赞！</p></div></div><footer>版权所有，主办：某某</footer>`
    expect(texts(page(body))).toEqual(['工作报告', ...Array(2).fill(PROSE.replace(/<.?p>/gu, ''))])
  })

  it('tells prose that it leaves out', () => {
    const comment =
      '<p>这篇报告写得很实在，数字很多，希望明年办得更好，我们都很期待，也希望养老服务中心早日建成。</p>'
    const { warnings } = read(page(`<div>${PROSE.repeat(4)}</div><div class="comments">${comment}</div>`))
    expect(warnings.map((warning) => warning.code)).toEqual(['outside-article'])
    expect(warnings[0]?.message).toContain('养老服务中心早日建成')
  })

  it.each([
    ['<meta name="ArticleTitle" content="县政协工作报告">', ''],
    ['', '<h1>县政协工作报告</h1>'],
    ['<title>县政协工作报告_云溪新闻网</title>', ''],
  ])('puts the title in front if it stands outside: %s%s', (head, above) => {
    const [title] = read(page(`<div>${above}</div><div><div>${PROSE.repeat(3)}</div></div>`, head)).lines
    expect(title).toMatchObject({ text: '县政协工作报告', headingLevel: 1 })
  })

  it('does not repeat a title that the article holds', () => {
    const head = '<title>县政协工作报告_云溪新闻网</title>'
    expect(texts(page(`<p>县政协 工作报告</p>${PROSE}`, head))).toHaveLength(2)
  })

  it('reads tables by rows, lists with their numbers, and levels of headings', () => {
    const body = `${PROSE}<h3>一、提案</h3><table><tr><th>项目</th><td>2023年</td></tr><tr><td>提案</td><td>363件</td></tr></table><ol start="3"><li>推进公开</li></ol><ul><li>办好实事</li></ul>`
    const { lines } = read(page(body))
    expect(lines.slice(1).map((line) => [line.headingLevel, line.text])).toEqual([
      [3, '一、提案'],
      [null, '项目 | 2023年'],
      [null, '提案 | 363件'],
      [null, '3. 推进公开'],
      [null, '办好实事'],
    ])
  })

  it('keeps what breaks a line apart, and what the source wraps together', () => {
    const { lines } = read(
      page(
        '<div>　　立提案\n      363件。<br>　　办复率\n100%。<br><br>面积3 m<sup>2</sup>，注<sup>[1]</sup>。</div>',
      ),
    )
    expect(lines.map((line) => [line.text, line.whole])).toEqual([
      ['立提案363件。', true],
      ['办复率100%。', true],
      ['面积3 m2，注。', true],
    ])
  })

  it('reads the charset that the page declares, and the right one if it lies', () => {
    const gbk = encode(page(PROSE, '<meta charset="gb2312">'), 'gb18030')
    expect(readHtml(gbk).lines[0]?.text).toContain('委员满意率99.1%')
    const lying = encode(page(PROSE, '<meta charset="utf-8">'), 'gb18030')
    expect(readHtml(lying).lines[0]?.text).toContain('委员满意率99.1%')
  })

  it('drops hidden text and takes a page saved from Word', () => {
    const body = `<div class="WordSection1"><p class="MsoNormal" style="display:none">隐藏，不看</p>${PROSE}<p class=MsoNormal><b><span lang=ZH-CN>（一）加粗标题</span></b></p></div>`
    const { lines } = read(page(body))
    expect(lines.map((line) => line.bold)).toEqual([false, true])
  })
})
