/**
 * The words that follow a number in Chinese reports, as data. A lookahead keeps a measure word from being read out of a
 * longer word: 3部门 counts 门 of nothing, 5条例 is no 条.
 */

function words(list: string): string[] {
  return list.trim().split(/\s+/u)
}

/** Units of money, size, weight, energy, time: the number is the point, whatever the noun. */
export const MEASURES: readonly string[] = words(`
  % ‰ 个百分点 百分点 个点 倍(?!增) (?<=翻了?[一两二三四五六\\d])番 个基点 基点 折 元(?![旦素件宵]) 美元 港元 欧元 日元 英镑 卢布
  人民币 元人民币 平方公里 平方千米 平方米 立方米 公顷 亩 公里 千米 米(?![粮粉面]) 厘米 毫米 海里
  里(?!程|面) ㎡ m2 m3 km2 km mm cm 方(?![面案式法向便位针]) 立方 吨标准煤 吨公里 吨 公斤 千克 市斤
  斤 克(?![服隆]) 毫克 微克 担 升(?![级至到高学值旗]) 毫升 桶 千瓦时 千瓦 兆瓦时 兆瓦 吉瓦 瓦(?!斯)
  千伏安 千伏 伏 度电 蒸吨 马力 大卡 kwh mwh gwh twh mw gw kw kv eflops pflops p(?![a-z]) 兆赫 兆比特 mbps gbps
  比特 ℃ 摄氏度 度(?![假过量夏汛]) 分贝 岁 周岁 周年 公分 级(?=地震|台风|大风|以上地震) 标准箱
  标箱 teu 载重吨 总吨 人公里 站次 小时 分钟 秒钟 秒 个小时 个工作日 工作日 个季度 个多月 个多小时 个月 个星期 星期
  周(?![边期围]) 天(?![然津山水河府空气]) 成
`)

/** Measure words: what they count stands before or after. */
export const CLASSIFIERS: readonly string[] = words(String.raw`
  个 名(?![单录誉额次城牌]) 位(?![于居列置]|一体) 人(?![均民才大员工居类口身]|制(?![作造定])) 人次 人份 户 户次
  家(?![庭园政畜]|长(?!期)|乡(?![镇村])|具(?![有备])|电(?![商力子])) 家次 件(?!套) 件次 件事(?!项) 条(?![例款件约]) 条次 项(?!目) 项次
  份(?!额) 篇(?!章) 期(?![间末限待望盼货]) 场(?![所馆地景站均]) 场次 次(?![于要数日])
  起(?![来草步点到重诉降伏]) 宗(?![教旨族]) 批(?![准示发复评]) 批次 类(?![型似别])
  种(?![植业子粮养质源类]) 款(?![项待]) 座(?!谈) 所(?![有以需在得属谓]) 处(?![理置罚级长于分方]) 栋
  幢 间 套 部(?![门分署委队]) 台(?![湾胞账资企阶]) 辆 艘 架 列(?![入为席]) 趟 班(?![列子组级])
  头(?![部衔雁等]) 只(?![有要是能]) 羽 株 棵 颗 粒 枚 张 本(?![地市省科届年土级质次报]) 册 幅
  首(?![个家次批创届席位先都]) 集(?![团中体群装成聚约合镇市结]) 字(?!号) 字节 支(?![持出付撑部]) 队
  组(?![织建团成合长员]) 对(?![外口接标比于内策话应]) 双(?!向) 轮(?![换流训岗胎船]) 届
  例(?![如行会外]) 笔(?![者记试]) 单(?![位独一元价]) 票 席 门(?![类诊店槛]) 块(?!状) 片 段(?!落)
  道(?![路德]) 口(?![岸径碑号]) 眼 孔 床 张床位 层(?![次面级]) 版(?![块权本面]) 页 章(?![程节])
  节(?![约能点日水假目]) 课时 学时 课 瓶 箱 包 袋 盒 罐 杯 桌 餐 尾(?![矿号气]) 匹 峰 标段 辑(?!录) 具(?![体有备])
  人口 卷(?![烟入]) 轴(?!承) 面锦旗 剂次 剂 针次 针 车次 辆次 架次 列次 班次 航次 例次 点(?=\d) 环节
`)

/** Nouns that Arabic numbers take without a measure word: 4县, 20省. */
export const BARE_NOUNS: readonly string[] = words(`
  省(?![级政委会长]) 市(?![级政委场民域区长]) 县(?![级政委域城区长]) 村(?![级民委庄])
  镇(?![级域政]) 乡(?![村镇亲]) 国(?![家际有内]) 大(?![于学型会量中道湾])
  分(?![别之类为布期支工析享行公局散级会钟组批]) 校 院
`)

/** Measure words that a Chinese numeral below ten may take and still count something: 三届, 两次, 五项. */
export const SMALL_COUNTS: ReadonlySet<string> = new Set(
  words(`
  个 名 位 项 件 条 家 所 座 处 场 次 篇 份 批 类 种 起 宗 例 轮 届 支 套 艘 架 辆 户 人 栋 倍 番
  个百分点 个月 天 小时 分钟 公里 米 吨 亩 元 岁 周年
`),
)

/** What may stand after the stroke of a rate: 元/月, 微克/立方米. */
export const PER: readonly string[] = words(`
  立方米 平方米 平方公里 公里 公斤 千克 千瓦时 千瓦 吨 升 斤 克 亩 公顷 万元 亿元 元 人 万人 百户
  户 年 月 日 天 小时 次 个 件 家 生 床 m3 l
`)
