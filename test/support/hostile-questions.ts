import type { Chance } from './seeded.ts'

/** The longest question that any way in lets through (POST /api/ask); chats refuse more than 500 characters. */
export const LONGEST = 2_000

const FOLLOW_UPS = [
  '那2020年呢',
  '那人大呢',
  '还有呢',
  '原文',
  '出处呢',
  '为什么',
  '第二点',
  '展开说说',
  '谁作的报告',
  '哪一年的',
  '比去年多多少',
  '永康呢',
  '具体是哪些',
  '不对',
  '谢谢',
  '上一个问题',
  '目录',
  '目录 2',
  '报告',
  '清除',
]

/** Pieces that a rule of the question path is about, to be put together in ways nobody would. */
const PIECES = [
  ...'一二三四五六七八九十百千万亿两零〇'.split(''),
  ...'0123456789０１２３４５６７８９'.split(''),
  ...'，。、；：？！…—·～-/\\|.,;:?!%％‰'.split(''),
  ...'“”‘’《》（）()[]【】{}<>「」『』"\''.split(''),
  ...'年月日号届次件条项个份场人家元亿万多少几'.split(''),
  ...[
    '2023年',
    '二〇二三年',
    '去年',
    '前年',
    '近三年',
    '2020到2023年',
    '今年以来',
    '“十四五”',
    '本届',
    '上一届',
  ],
  ...[
    '政协',
    '人大',
    '政府',
    '义乌',
    '永康',
    '法院',
    '省',
    '市',
    '我市',
    '常委会',
    '主席',
    '委员',
    '代表',
    '市长',
  ],
  ...[
    '提案',
    '多少',
    '几件',
    '是什么',
    '有哪些',
    '谁',
    '什么时候',
    '增长',
    '比',
    '和',
    '与',
    '的',
    '同比',
    '第三部分',
    '第一次提到',
  ],
  ...[
    '100%',
    '1.2万',
    '4.5%—5%',
    '363件',
    '三百六十三',
    '1,234,567',
    '１２亿',
    '第13次',
    '1/3',
    '2.5个百分点',
  ],
  ...[
    'GDP',
    'gdp',
    'CPPCC',
    'a',
    'Z',
    'https://a.b/c?d=e',
    '@bot',
    '/ask',
    '#1',
    '<b>',
    '&amp;',
    '\\u0000',
    '$(x)',
    '%00',
    "'; --",
  ],
]

const ODD = [
  '\u200b',
  '\u200d',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\u00ad',
  '\u3000',
  '\u0000',
  '\u001b',
  '\ud800',
  '\udc00',
  '\ufffd',
  '\uffff',
  '\u0301',
  '\u20dd',
  '\ufe0f',
  '😀',
  '👨‍👩‍👧‍👦',
  '🇨🇳',
  '𠮷',
  '𪚥',
  '㍿',
  '㎡',
  '㏕',
  '①',
  '⑳',
  '㈠',
  'Ⅷ',
  '﹪',
  '〇',
  '○',
  '零',
  '壹',
  '萬',
  '臺',
  '為',
  '髙',
  '\uf900',
  '⼀',
  '\u{e0101}',
  'ﷺ',
  '١٢٣',
  'ᠠ',
  'ก็็็็',
  '\r\n',
  '\t',
  '\u2028',
] as const

const OPEN = ['（', '(', '“', '《', '[', '【', '‘', '<', '{', '「']
const CLOSE = ['）', ')', '”', '》', ']', '】', '’', '>', '}', '」']

function repeated(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
}

/** Text that rules with repetition inside repetition would choke on: long runs that fail at the very end. */
function bomb(chance: Chance): string {
  const length = chance.one([60, 200, 500, LONGEST])
  const run = repeated(chance.one([...PIECES, ...ODD]), length)
  switch (chance.below(8)) {
    case 0:
      return run
    case 1:
      return `${run}${chance.one(PIECES)}`.slice(-LONGEST)
    case 2:
      return repeated(`${chance.one(PIECES)}${chance.one(PIECES)}`, length)
    case 3:
      return repeated(`${chance.one(PIECES)}${chance.one(PIECES)}${chance.one(PIECES)}`, length)
    case 4: {
      const depth = length >> 1
      return repeated(chance.one(OPEN), depth) + repeated(chance.one(CLOSE), depth)
    }
    case 5:
      return repeated(`${chance.one(OPEN)}${chance.one(PIECES)}${chance.one(CLOSE)}`, length)
    case 6:
      return `2023年政协${repeated(chance.one(['提案', '和', '、', ' ', '的', '多少', '2023年', '第']), length - 20)}有多少件`
    default:
      return Array.from({ length: length >> 1 }, () => chance.one(PIECES))
        .join('')
        .slice(0, LONGEST)
  }
}

function anyCharacter(chance: Chance): string {
  switch (chance.below(6)) {
    case 0:
      return String.fromCharCode(chance.below(0x10000))
    case 1:
      return String.fromCodePoint(chance.below(0x110000))
    case 2:
      return chance.one(ODD)
    case 3:
      return String.fromCharCode(32 + chance.below(95))
    default:
      return String.fromCharCode(0x4e00 + chance.below(0x5200))
  }
}

/** A question with a few of its characters changed, as slips, pastes and malice change them. */
function mutated(chance: Chance, question: string, other: string): string {
  let characters = [...question]
  for (let left = 1 + chance.below(4); left > 0; left -= 1) {
    const at = chance.below(characters.length + 1)
    switch (chance.below(9)) {
      case 0:
        characters.splice(at, 1 + chance.below(3))
        break
      case 1:
        characters.splice(at, 0, anyCharacter(chance))
        break
      case 2:
        characters.splice(at, 0, chance.one(PIECES))
        break
      case 3:
        characters[at] = anyCharacter(chance)
        break
      case 4: {
        const piece = characters.slice(at, at + 1 + chance.below(4))
        characters.splice(at, 0, ...Array.from({ length: 1 + chance.below(12) }, () => piece).flat())
        break
      }
      case 5: {
        const halves = [...other]
        characters = [...characters.slice(0, at), ...halves.slice(chance.below(halves.length + 1))]
        break
      }
      case 6:
        characters = [...characters.slice(at), ...characters.slice(0, at)]
        break
      case 7:
        characters = characters.map((one) => (chance.below(10) === 0 ? one + chance.one(ODD) : one))
        break
      default:
        characters.splice(at, 0, chance.one(OPEN))
        characters.push(...(chance.below(2) === 0 ? [chance.one(CLOSE)] : []))
    }
  }
  return characters.join('').slice(0, LONGEST)
}

/** One message that a chat may get: a real question changed, noise, text made to be slow, or words leaning on the last. */
export function hostileQuestion(chance: Chance, real: readonly string[]): string {
  const kind = chance.below(20)
  if (kind < 10) return mutated(chance, chance.one(real), chance.one(real))
  if (kind < 12) return chance.one(real)
  if (kind < 14) return Array.from({ length: 1 + chance.below(60) }, () => anyCharacter(chance)).join('')
  if (kind < 16) return Array.from({ length: 1 + chance.below(12) }, () => chance.one(PIECES)).join('')
  if (kind < 17) return bomb(chance)
  return chance.below(3) === 0
    ? mutated(chance, chance.one(FOLLOW_UPS), chance.one(real))
    : chance.one(FOLLOW_UPS)
}
