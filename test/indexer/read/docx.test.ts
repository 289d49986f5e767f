import { describe, expect, it } from 'vitest'
import { readDocx } from '../../../src/indexer/read/docx.ts'
import { makeDocx, p, r } from './docx-maker.ts'

const texts = (bytes: Uint8Array) => readDocx(bytes).lines.map((line) => line.text)
const numbered = (level: number, list = '1') =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
const level = (index: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`
const LIST = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimal', '%1.%3.%4', '<w:isLgl/>')}</w:abstractNum>
<w:abstractNum w:abstractNumId="5">${level(0, 'bullet', '')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="5"/></w:num>`

describe('numbers that Word generates', () => {
  it('are shown as Word shows them, lower levels begin anew', () => {
    const body = [
      p('回顾', numbered(0)),
      p('党建', numbered(1)),
      p('协商', numbered(1)),
      p('2023年共27次', numbered(2)),
      p('视察', numbered(2)),
      p('任务', numbered(0)),
      p('学习', numbered(1)),
      p('细则', numbered(3)),
    ].join('')
    expect(texts(makeDocx({ body, numbering: LIST }))).toEqual([
      '一、回顾',
      '（一）党建',
      '（二）协商',
      '1. 2023年共27次',
      '2.视察',
      '二、任务',
      '（一）学习',
      '2.1.1 细则',
    ])
  })

  it('go on in a second list of the same kind unless it overrides its start', () => {
    const body = p('甲', numbered(0)) + p('乙', numbered(0, '2')) + p('丙', numbered(0, '2'))
    expect(texts(makeDocx({ body, numbering: LIST }))).toEqual(['一、甲', '一、乙', '二、丙'])
  })

  it('come from the style too, not to empty paragraphs, and bullets are no text', () => {
    const styles = `<w:style w:type="paragraph" w:styleId="h"><w:name w:val="标题 1"/><w:pPr>${numbered(0)}</w:pPr></w:style>`
    const body = [
      p('甲', '<w:pStyle w:val="h"/>'),
      p('', '<w:pStyle w:val="h"/>'),
      p('乙', '<w:pStyle w:val="h"/>'),
      p('丙', numbered(0, '5')),
      p('丁', '<w:pStyle w:val="h"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
    ].join('')
    const { lines } = readDocx(makeDocx({ body, styles, numbering: LIST }))
    expect(lines.map((line) => [line.text, line.headingLevel, line.blankBefore])).toEqual([
      ['一、甲', 1, 0],
      ['二、乙', 1, 1],
      ['丙', null, 0],
      ['丁', 1, 0],
    ])
  })
})

describe('readDocx', () => {
  it.each([
    ['<w:outlineLvl w:val="1"/>', 2],
    ['<w:outlineLvl w:val="9"/>', null],
    ['<w:pStyle w:val="t"/>', 1],
    ['<w:pStyle w:val="x"/>', 3],
  ])('takes the level of a heading from %s', (properties, expected) => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="heading 3"/></w:style>' +
      '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="我的"/><w:basedOn w:val="b"/></w:style>'
    const [line] = readDocx(makeDocx({ body: p('标题文字', properties), styles })).lines
    expect(line?.headingLevel).toBe(expected)
  })

  it('sees lines that are bold, larger or in a display font throughout', () => {
    const body = [
      `<w:p>${r('加粗标题', '<w:b/>')}</w:p>`,
      `<w:p>${r('大字标题', '<w:sz w:val="44"/>')}</w:p>`,
      `<w:p>${r('黑体标题', '<w:rFonts w:eastAsia="黑体"/>')}</w:p>`,
      `<w:p>${r('深化改革。', '<w:b/>')}${r('一年来，共立提案363件，办复率100%，委员满意率99.1%。')}</w:p>`,
    ].join('')
    const styles =
      '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>'
    expect(readDocx(makeDocx({ body, styles })).lines.map((line) => line.bold)).toEqual([
      true,
      true,
      true,
      false,
    ])
  })

  it('keeps inserted text and drops deleted, moved-away and hidden text, the last with a warning', () => {
    const body = `<w:p><w:ins>${r('新增')}</w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:moveFrom>${r('移走')}</w:moveFrom>${r('隐藏', '<w:vanish/>')}${r('原有')}</w:p>`
    const source = readDocx(makeDocx({ body }))
    expect(source.lines.map((line) => line.text)).toEqual(['新增原有'])
    expect(source.warnings[0]?.message).toContain('隐藏')
  })

  it('reads rows of tables as lines, and a table of one column as text', () => {
    const cell = (...texts: string[]) => `<w:tc>${texts.map((text) => p(text)).join('')}</w:tc>`
    const body = `<w:tbl><w:tr>${cell('项目')}${cell('2023年', '（件）')}</w:tr><w:tr>${cell('提案')}${cell('363')}</w:tr><w:tr>${cell('')}${cell('')}</w:tr></w:tbl><w:tbl><w:tr>${cell('第一段。', '第二段。')}</w:tr></w:tbl>`
    expect(texts(makeDocx({ body }))).toEqual(['项目 | 2023年 （件）', '提案 | 363', '第一段。', '第二段。'])
  })

  it('puts a footnote after its paragraph, without its mark inside the sentence', () => {
    const body = `<w:p>${r('立提案363件')}<w:r><w:footnoteReference w:id="2"/></w:r>${r('。')}</w:p>${p('次段。')}`
    const footnotes = `<w:footnote w:id="2">${p('含并案处理的提案。')}</w:footnote>`
    expect(texts(makeDocx({ body, footnotes }))).toEqual(['立提案363件。', '含并案处理的提案。', '次段。'])
  })

  it('reads a text box once, though Word writes it twice', () => {
    const box = `<w:txbxContent>${p('框内文字')}</w:txbxContent>`
    const body = `<w:p>${r('正文')}<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><wps:txbx xmlns:wps="s">${box}</wps:txbx></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
    expect(texts(makeDocx({ body }))).toEqual(['正文', '框内文字'])
  })

  it('tells running heads, feet and a table of contents as furniture', () => {
    const styles = '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="toc 1"/></w:style>'
    const parts = {
      body: p('一、回顾\t1', '<w:pStyle w:val="c"/>') + p('正文'),
      styles,
      header1: p('县政协简报'),
      footer1: p('第1页'),
    }
    expect(readDocx(makeDocx(parts)).lines.map((line) => [line.text, line.furniture])).toEqual([
      ['一、回顾 1', '目录'],
      ['正文', null],
      ['第1页', '页脚'],
      ['县政协简报', '页眉'],
    ])
  })

  it('knows the table of contents that Word inserts by its gallery', () => {
    const gallery =
      '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    const body = `<w:sdt>${gallery}<w:sdtContent>${p('一、回顾\t1')}</w:sdtContent></w:sdt>${p('正文')}`
    expect(readDocx(makeDocx({ body })).lines.map((line) => [line.text, line.furniture])).toEqual([
      ['一、回顾 1', '目录'],
      ['正文', null],
    ])
  })

  it('cuts a paragraph at line breaks, whole where they end sentences', () => {
    const broken = (...rows: string[]) => `<w:p>${rows.map((row) => r(row)).join('<w:r><w:br/></w:r>')}</w:p>`
    const { lines } = readDocx(
      makeDocx({ body: broken('立提案363件。', '办复率100%。') + broken('一年来，县政', '协履职有力。') }),
    )
    expect(lines.map((line) => line.whole)).toEqual([true, true, false, false])
  })

  it('decodes entities and unfolds none', () => {
    expect(texts(makeDocx({ body: p('A&amp;B &#20013;&lt;国&gt;') }))).toEqual(['A&B 中<国>'])
  })
})
