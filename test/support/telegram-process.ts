/** A bot in a process of its own, to be killed: node --import tsx telegram-process.ts ROOT STATE_DIR */
import { startTestBot } from './telegram-bot.ts'

const [root = '', dir = ''] = process.argv.slice(2)
const bot = startTestBot(root, { dir })
await bot.channel.start()
process.on('SIGTERM', () => {
  bot.stop().then(() => process.exit(0))
})
