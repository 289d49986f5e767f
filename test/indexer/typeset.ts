/** A report of an invented county, as its author wrote it: one line per paragraph. */
export const REPORT: readonly string[] = [
  '政协第九届云溪县委员会常务委员会工作报告',
  '（2023年2月8日在政协第九届云溪县委员会第二次会议上）',
  '云溪县政协主席 林远山',
  '各位委员：',
  '我受政协第九届云溪县委员会常务委员会委托，向大会报告工作，请予审议，并请列席人员提出意见。',
  '一、2022年工作回顾',
  '2022年是极不平凡的一年。县政协常委会团结带领全体委员，紧扣县委中心工作，共立提案215件，报送社情民意信息98条，组织视察调研46次，各项工作取得新的进展。我们坚持把学习放在首位，把实干贯穿全程。',
  '（一）坚持党的领导，筑牢共同思想政治基础',
  '常委会坚持把学习贯彻党的二十大精神作为首要政治任务，全年举办学习会24次，专题宣讲覆盖委员和群众3600余人次。建立“书香政协”读书点12个，开展“同心讲堂”活动9期。',
  '1. 理论武装更加扎实。主席会议带头学，专委会跟进学，界别小组联动学，形成学习成果37篇，其中5篇在省级以上报刊发表。委员们说：“学得越深，干得越实。”',
  '2. 制度建设更加完善。修订《委员履职考核办法》，出台《关于加强和改进提案工作的意见》，健全请示报告制度，全年向县委请示报告18次。',
  '（二）聚焦发展大局，广泛协商建言献策',
  '围绕茶产业提质、水系连通、乡村教育等课题，召开专题协商会7场，提出意见建议128条，其中92条被有关部门采纳，采纳率达71.9%。开展“千名委员进千企”活动，帮助企业解决用工、融资、物流等难题163个。',
  '（三）践行履职为民，助推解决急难愁盼',
  '组织委员开展助学、义诊、送戏下乡活动58场，捐款捐物合计420万元。设立委员工作室31个，接待群众2150人次，推动解决老旧小区加装电梯、农村饮水安全等问题76个。',
  '各位委员！过去一年的成绩，是县委坚强领导的结果，是全体委员共同努力的结果。在此，我代表县政协常委会表示衷心的感谢！',
  '二、2023年工作任务',
  '2023年县政协工作的总体要求是：深入学习贯彻党的二十大精神，坚持团结和民主两大主题，为建设山水宜居新云溪贡献智慧和力量。',
  '（一）在强化政治引领上有新作为',
  '深化“书香政协”建设，力争全年举办学习会30次以上，读书点增加到20个，让每一位委员都有固定的学习阵地。',
  '（二）在服务中心大局上有新贡献',
  '聚焦县域经济、乡村振兴、生态文明三个方面，选准协商议题10个，力争提案办复率达到100%、满意率达到98%以上。',
  '各位委员，征程万里风正劲，重任千钧再出发。让我们更加紧密地团结起来，为谱写云溪高质量发展新篇章而努力奋斗！',
]

/** Its numbered headings that stand on lines of their own. */
export const HEADINGS = REPORT.filter((line) => /^(?:[一二]、|（[一二三]）)/u.test(line))
/** Its text from the salutation on. */
export const BODY = REPORT.slice(3).join('\n')

/** How a page may be set. */
export interface Layout {
  width: number
  blankAfterEvery: boolean
  blankBetween: boolean
  indent: boolean
  pageLines: number
  head: string
  spread: boolean
}

const MARKS_NOT_FIRST = '，。；：、！？）》”%'

/** Breaks a paragraph into lines as a typesetter does: a mark that may not begin a line hangs over the edge. */
function wrap(text: string, width: number, indent: boolean): string[] {
  const lines: string[] = []
  let line = indent ? '　　' : ''
  let room = width - (indent ? 2 : 0)
  for (const unit of text) {
    const size = unit.charCodeAt(0) < 0x2000 ? 0.5 : 1
    if (room < size && !MARKS_NOT_FIRST.includes(unit) && !/[\d.%]/u.test(unit)) {
      lines.push(line)
      line = ''
      room = width
    }
    line += unit
    room -= size
  }
  lines.push(line)
  return lines
}

/** The report as a page of this layout, page numbers and running heads in between. */
export function layOut(layout: Layout): string {
  const rows: string[] = []
  for (const paragraph of REPORT) {
    const lines = wrap(paragraph, layout.width, layout.indent)
    rows.push(
      ...lines.map((line) => (layout.spread ? [...line].join(' ').replace(/(\d) (?=[\d.%])/gu, '$1') : line)),
    )
    if (layout.blankBetween) rows.push('')
  }
  const paged: string[] = []
  for (const [i, row] of rows.entries()) {
    if (layout.pageLines > 0 && i > 0 && i % layout.pageLines === 0)
      paged.push(`— ${i / layout.pageLines} —`, ...(layout.head ? [layout.head] : []))
    paged.push(row)
    if (layout.blankAfterEvery) paged.push('')
  }
  return paged.join('\n')
}
