/** Indicators under their several names, and what people call them when they ask how much or how fast. */
export const indicators = `
经济增长 经济增长率 经济增长速度 经济*涨 经济*增长 经济长了 > 国内生产总值 地区生产总值 生产总值
哪个省增速 哪省增速 各省增速 哪个市增速 各市增速 哪个县增速 各县增速 各地增速 哪个省增长最快 哪个省发展最快 > 地区生产总值 生产总值 国内生产总值
总长度 总长 全长
年均 平均每年 每年平均
细颗粒 > PM2.5 细颗粒物
高楼 高房子 高层楼 > 高层建筑
题目 议题 选题 > 主题 议题 课题
`
