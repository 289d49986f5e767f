import { describe, expect, it } from 'vitest'
import { looksLikeMarkdown, readMarkdown } from '../../../src/indexer/read/markdown.ts'
import { showInline } from '../../../src/indexer/read/markdown-inline.ts'

describe('showInline', () => {
  it.each([
    ['共立提案**363件**，办复率*100%*', '共立提案363件，办复率100%'],
    ['***加粗斜体***与__下划__', '加粗斜体与下划'],
    ['面积3*5*7米，snake_case_name', '面积3*5*7米，snake_case_name'],
    ['[关于**养老**的提案](http://a.cn/x(1).html "标题")办结', '关于养老的提案办结'],
    ['图![](images/1.jpg)后', '图后'],
    ['1\\. 坚持\\*原样\\*', '1. 坚持*原样*'],
    ['占比$37.5 \\%$，约$1 2 0$件', '占比37.5%，约120件'],
    ['票价$5，押金$3', '票价$5，押金$3'],
    ['A&nbsp;B &lt;关于&gt; <u>下划</u> <关于加强的决定>', 'A B <关于> 下划 <关于加强的决定>'],
    ['据统计[^1]共363件', '据统计共363件'],
    ['~~作废~~`代码`', '作废代码'],
  ])('shows %s as %s', (markdown, text) => {
    expect(showInline(markdown).text).toBe(text)
  })
})

describe('readMarkdown', () => {
  it('reports levels of headings, also without a space and with closing marks', () => {
    const { lines } = readMarkdown('# 工作报告 #\n##各位委员\n\n### **一、回顾**\n#\n正文#1')
    expect(lines.map((line) => [line.number, line.headingLevel, line.bold, line.text])).toEqual([
      [1, 1, false, '工作报告'],
      [2, 2, false, '各位委员'],
      [4, 3, true, '一、回顾'],
      [6, null, false, '正文#1'],
    ])
  })

  it('reads underlined headings, but not a rule under a paragraph', () => {
    const { lines } = readMarkdown(
      '工作报告\n===\n\n一年来的工作\n---\n\n第一行是正文，\n第二行也是。\n---\n完',
    )
    expect(lines.map((line) => line.headingLevel)).toEqual([1, 2, null, null, null])
  })

  it('reads rows of tables as whole lines', () => {
    const { lines } = readMarkdown(
      '| 项目 | 件数 |\n| --- | ---: |\n| 提案 | 363件 |\n<table><tr><td>甲</td><td>乙</td></tr></table>',
    )
    expect(lines.map((line) => line.text)).toEqual(['项目 | 件数', '提案 | 363件', '甲 | 乙'])
    expect(lines[1]?.whole).toBe(true)
  })

  it('takes marks of lists and quotations away, and leaves page numbers and dashes', () => {
    const { lines } = readMarkdown('- 提案办理\n\n> 引用\n\n- 12 -\n\n——聚焦发展\n\n1. 坚持')
    expect(lines.map((line) => line.text)).toEqual(['提案办理', '引用', '- 12 -', '——聚焦发展', '1. 坚持'])
  })

  it('tells comments, pictures and addresses, for they are not shown', () => {
    const { lines, warnings } = readMarkdown('前<!-- 第\n二稿 -->后\n[详见](a.html)')
    expect(lines.map((line) => [line.number, line.text])).toEqual([
      [1, '前'],
      [2, '后'],
      [3, '详见'],
    ])
    expect(warnings.map((warning) => [warning.code, warning.line])).toEqual([
      ['comment-dropped', 1],
      ['not-shown', 3],
    ])
  })

  it('finds Markdown in a text file by its headings', () => {
    expect(looksLikeMarkdown('\n# 工作报告\n正文')).toBe(true)
    expect(looksLikeMarkdown('工作报告\n#标签 正文\n一、2023年')).toBe(false)
    expect(looksLikeMarkdown('封面\n## 一、回顾\n正文\n## 二、任务')).toBe(true)
  })
})
