/** The words by which a Chinese sentence ties a number to its name, as data. All are simplified Chinese. */

function words(list: string): string[] {
  return list.trim().split(/\s+/u)
}

function plainLength(word: string): number {
  return word.replace(/\(\?[^)]*\)/gu, '').length
}

/** Longest first, so that 提高到 is met before 提高. */
function either(list: string): string {
  return words(list)
    .sort((a, b) => plainLength(b) - plainLength(a))
    .join('|')
}

/** Verbs that are never part of an indicator's name: the name stands behind them. */
export const VERBS = either(`
  提交 收集 听取 召开 举办 组织 开展 举行 提出 形成 梳理 报送 上报 推送 征集 收到 接收 受理 办理 交办 督办 完成 建成
  新增 净增 新建 改建 扩建 改扩建 新改建 建立 设立 成立 组建 创建 打造 培育 引进 引育 推出 出台 制定 修订 颁布 废止 发布 印发 签署
  签订 签约 吸纳 吸引 吸收 接待 发放 兑现 下达 拨付 投入使用 追回 查处 立案查处 侦破 破获 排查 整改完成 解决
  获得 荣获 获批 获 入选 选派 任免 表彰 培训了 招收 录取 减免 减轻 免除 退还 安排 拟安排 发行 筹措 筹集 募集 实现 实施
  推进实施 启动 开工建设 开工 竣工 投产 投用 建设完成 改造完成 退耕还林 造林 清理 去化 处置 关停 淘汰 压减 审议 审查 审查批准 批准
  任命 免去 邀请 走访 慰问 派出 派驻 选聘 聘请 发现 反映 答复 办结 办复 采纳 编写 编印 整理 发表 刊发 出版 撰写 拍摄
  制作 播出 推荐 提供 提请 交付 售出 卖出 出让 转让 出栏了 外输 撬动 支付
  承接 承办 举荐 牵头建设 牵头 开行 开通 开设 增设 配备 纳入 拥有 共有 现有 保持
  划定 确定 认定 评选 评定 授予 通过 出席 赴 促成 促进 推动 助力 助推 督促 梳理出 汇聚 汇集 凝聚 检查了 作出 做出 适配 安装 更新改造 加装
  缴纳 扫除 减少 降低 节约 增加 扩大 提高 开放 免费提供 收治 救治 送戏 探明 新探明 取得 创造 突破 攻克
  在建 惠及 列入 参与 化解 累计完成 拟安排 安排 围绕 聚焦 兑付 调解 推荐 覆盖了
`)

/** Verbs that also live inside names (高标准农田建设, 老旧小区改造): a verb only where nothing but an adverb stands before. */
export const WEAK_VERBS = either(`
  建设 改造 开发 拿出 使用 加装 加快 加强 优化 推进 提升 立 修 建 造 投 送 覆盖 带动 支持 服务 治理 化解 建好 办成 办好 争取 增设 增补 完善 健全 布局 设置 落实 培养
`)

/** What may stand between a name and its number without being part of the name. */
export const LINKS = either(`
  达到 达 为 是 至 到 共 共有 共计 合计 总计 累计 约 近 超 超过 逾 突破 首次突破 已达 已有 已 有 均 分别 仅 只有 各 总共 大约 接近 高达 多达 不低于 不少于 不超过 不高于
  至少 最多 控制在 保持在 稳定在 维持在 预计 预计达 预期 预期为 力争 力争达到 确保 保持 突破了 达到了 共达 再 又 还 也 全年 一年 前后 先后 连续 平均达
  不足 不到 可达 将 将达 拟 目标为 预期目标为 预期目标是 左右 跃上 迈上 站上 迈过 一次性 全部 的就达 就达 的有 有近 首破
  实现了 年均达 计达
`)

/** 增长 and its kin: a number right behind is a change. */
export const RISES = either(`
  增长 增加 上涨 上升 提高 提升 扩大 增产 增收 增 涨 升 多增 加快 改善 优于 高于 高 多 增多 拓展 翻 新高 高出 快于 增幅 增速 涨幅 攀升 跃升 扩容 上浮 回升 反弹
`)
export const FALLS = either(`
  下降 降低 减少 回落 缩小 收窄 压减 下跌 减 降 下滑 减亏 缩短 压缩 下调 减产 节约 跌 低于 少 降幅 削减 消减 放缓 收缩 缩减 负增长
`)
/** The number behind these is where the change arrived: a level. */
export const ARRIVES = either(`
  增长到 增加到 增至 增到 上涨到 上升到 上升至 升至 升到 提高到 提高至 提升到 提升至 扩大到 扩大至 跃升到 跃升至 攀升至 恢复到 扩展到 发展到 拓展到 达到 增加为
`)
export const FALLS_TO = either(`
  下降到 下降至 降到 降至 降为 降低到 降低至 减少到 减少至 减到 减至 减为 回落到 回落至 缩小到 缩小至 收窄至 压减到 压减至 压缩到 压缩至 缩短到 缩短至 缩减到 缩减至
`)

/** Ends of indicators' names; the last one of a list lends it to the others: 水果、茶叶产量 is 水果产量, 茶叶产量. */
export const HEADS = either(`
  产量 产值 增加值 总产值 收入 支出 总额 总量 总值 规模 面积 里程 吞吐量 数量 人数 户数 起数 件数 次数 率 比重 比例 占比 指数 强度 浓度 水平 标准 余额 贷款 存款 投资 消费
  销售额 零售额 成交额 交易额 销量 利润 税收 能力 容量 装机 发电量 用电量 用水量 能耗 排放量 寿命 价格 工资 补贴 补助 养老金 保险 覆盖面 岗位 床位 学位 进口 出口 贸易 进出口
  拥有量 存量 增量 受理数 案损数 数 额 量 值 度 费 款 金
`)

/** Names that only make sense with the subject before: 总量, 增速. */
export const RELATIVE_NAMES = either(`
  总量 增速 增幅 规模 总额 占比 比重 增长率 涨幅 降幅 总数 数量 面积 产值 金额 价值 成交额 成交价 总投资 投资额 平均 平均每年 年均 人均 同比 环比 实际 名义 增长速度 速度 排名 总量连续 增速连续 位次
`)

/** Where the noun behind a number ends: a word that begins the predicate. */
export const PREDICATES = either(`
  被(?!征) 把(?!关|手) 将(?!军|乐) 从(?!业|事|严|优) 在(?!建|校|职|园|岗|册|线|外|编) 于 由 向(?!日) 给(?!水|排)
  对(?!口|外) 与(?!会) 及(?!以|其|时) 或 为(?!主|民) 是 有(?!限|色|机|效|关|力|条件|需|意|困难|组织) (?<![人年户地日月])均(?!衡)
  都(?!市) 已 也 还(?!款|贷) 就(?!业|医|诊|读|学|近|地) 而 等(?!级) 以(?!上|下|内|旧|工) 全部 分别 得到 得以
  获(?!证|批|奖) 获得 获评 荣获 入选 列入 纳入 参与 参加 送(?!戏) 免费 提供 实现 达到 达(?!标|州|产|川) 占(?!地|用)
  居(?!民|家|住|委) 位居 率先 成功 完成(?!率|额|投资) 建成(?!区) 投入 投产 投用 投运 通过 受益(?!人|面) 覆盖(?!率|面)
  落地 开工 竣工 通车 上市(?!公司|企业) 挂牌 进入 进站 来(?!访|信|源|华|自|料) 前来 集中(?!供|连|开|式|学) 加快 正式
  正在 开展 提出 接受 享受 喜迎 使(?!用) 让(?!利) 经(?!济|营|费|典|常|纪|贸|开|验) 因(?!素) 用于 相继 先后 依法
  组成(?!部|人) 领衔 快速(?!路|公|化) 逐项 定期 每年 每天 每月 年均 同比 下沉 督查 联合(?!体|会|国|实验|创新) 提高
  增长(?!率|极) 下降 增加(?!值) 减少 远离 搬进 以上 以下 其中 共(?!同|享|建|富|产|青) 约(?!束|谈|定)
  超(?!长期|大|高|低|市|级|标|净|限|充|算) 大幅 明显 显著 持续 稳步 保持 继续(?!教育) 回升 由负 总体
  基本(?!养老|医疗|公共|农田|生活|药物|单元|保险|盘) 较上年 比上年 和(?!谐|平|美|睦|田) 并(?!购|网|轨|联) 下山 离开
  走出 摆脱 如期 有望 超额 超过 无法
`)

/** Words about time and manner that stand before the name. */
export const OPENINGS = either(`
  全年 一年来 一年 五年来 三年来 目前 截至目前 截至 年末 年底 年初 月底 底 末 上半年 下半年 同时 其中 此外 另外 期间 时期 以来 今年 去年 本届 本年 近年来 累计 共 总共 全部 积极 大力 深入 扎实 持续 全力 着力
  先后 先行 率先 统筹 全面 认真 加快 力争 确保 计划 拟 已 还 又 各 分别 合计 共计 成功 顺利 继续 高质量 高水平 高标准 依法 严格 多次 广泛 充分 有效 进一步 不断 稳步 有序 全国共 全省共 全市共 我们 我国 我省 我市 我县 我区 预计 预期 会同 自觉 充分发挥 并 了 、 按 按照 被 ， 日均 主动 常态化 扎实推进 围绕 的 仅
  各类 各项 各种 各级各类 各级 在 对 向 从 由 以 为 将 有 使 让 要 也 和 与 及 经
`)

/** Where a number of the report itself is meant, though a subject is said. */
export const OWN =
  /^(?:我们|我市|我省|我国|我县|我区|全市|全省|全县|全区|全国|全州|国家|各级|各地|各方面|大会|会议|本届政府|全社会|年内|党中央)$/u

/** How names of places, bodies and firms end. */
export const OWNER =
  /^(?:[^，。、；：的了“]{1,12}?(?:港|机场|集团|公司|大学|学院|医院|银行|新区|开发区|高新区|园区|自贸区|自贸试验区|街道|法院|检察院|研究院|专委会|委员会|党派团体|民主党派|工商联|联盟|团队|工委))/u
