import { describe, expect, it } from 'vitest'
import { readCommand } from '../../src/chat/chat-commands.ts'

describe('readCommand', () => {
  it.each([
    ['帮助', 'help', ''],
    ['帮助！', 'help', ''],
    ['幫助', 'help', ''],
    [' 报告 ', 'reports', ''],
    ['报告。', 'reports', ''],
    ['/reports', 'reports', ''],
    ['/reports@WenbaoBot', 'reports', ''],
    ['/HELP', 'help', ''],
    ['目录', 'outline', ''],
    ['目录 1', 'outline', '1'],
    ['目录1', 'outline', '1'],
    ['目录　２', 'outline', '2'],
    ['目录 第三份', 'outline', '三'],
    ['/outline 12', 'outline', '12'],
    ['原文', 'source', ''],
    ['还有', 'more', ''],
    ['订阅', 'subscribe', ''],
    ['订阅 养老', 'subscribe', '养老'],
    ['訂閱 養老', 'subscribe', '养老'],
    ['订阅：“养老”', 'subscribe', '养老'],
    ['/subscribe 养老 服务', 'subscribe', '养老 服务'],
    ['退订', 'unsubscribe', ''],
    ['取消订阅 养老', 'unsubscribe', '养老'],
    ['我的订阅', 'subscriptions', ''],
    ['清除', 'clear', ''],
    ['我是谁？', 'whoami', ''],
    ['/why', 'why', ''],
    ['待答', 'gaps', ''],
    ['/start DEr_kcLAyyA5', 'start', 'DEr_kcLAyyA5'],
    ['/ask 去年多少提案', 'ask', '去年多少提案'],
    ['\u200b帮助\u200b', 'help', ''],
    ['/nonsense', 'help', ''],
  ])('reads %j', (message, name, argument) => {
    expect(readCommand(message)).toEqual({ name, argument })
  })

  it.each([
    '报告里提到多少件提案',
    '报告2023年的重点是什么',
    '订阅量是多少',
    '订阅制服务有哪些进展',
    '订阅 这个词在报告里出现过几次而且是在哪一年的哪一份报告里',
    '原文里怎么说的',
    '目录里有没有养老',
    '还有哪些不足',
    '为什么',
    '帮助农民增收的措施',
    '清除黑恶势力',
    '1/2的委员',
    '',
  ])('takes %j for a question', (message) => {
    expect(readCommand(message)).toBeNull()
  })
})
