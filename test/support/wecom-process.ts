/** A bot in a process of its own, to be killed: node --import tsx wecom-process.ts URL STATE_DIR HOLD_MS */
import { slowly, startTestWecom } from './wecom-bot.ts'

const [url = '', dir = '', hold = '0'] = process.argv.slice(2)
const bot = startTestWecom(url, { dir, around: slowly(() => Number(hold)) })
await bot.channel.start()
process.on('SIGTERM', () => {
  bot.stop().then(() => process.exit(0))
})
