const DIGITS = '〇一二三四五六七八九'
const LEGAL_DIGITS = '零壹贰叁肆伍陆柒捌玖'

function letters(value: number): string {
  // Word repeats the letter after the alphabet: z, aa, bb.
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

function roman(value: number): string {
  const steps: [number, string][] = [
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ]
  let rest = value
  let result = ''
  for (const [step, sign] of steps) {
    while (rest >= step) {
      result += sign
      rest -= step
    }
  }
  return result
}

function counting(value: number, digits: string, tens: string[], dropLeadingOne: boolean): string {
  if (value >= 10_000) return String(value)
  let result = ''
  let gap = false
  for (let power = 3; power >= 0; power -= 1) {
    const digit = Math.floor(value / 10 ** power) % 10
    if (digit === 0) gap = result !== ''
    else {
      if (gap) result += digits.charAt(0)
      gap = false
      const unit = tens[power] ?? ''
      const bare = dropLeadingOne && power === 1 && digit === 1 && result === ''
      result += (bare ? '' : digits.charAt(digit)) + unit
    }
  }
  return result
}

function sequence(value: number, signs: string): string {
  return signs.charAt((value - 1) % signs.length)
}

function enclosed(value: number, first: number, last: number): string {
  return value <= last ? String.fromCharCode(first + value - 1) : String(value)
}

/**
 * Writes a list number as Word does in number format `format` (the names of ECMA-376, 17.18.59): 12 is '十二' in
 * chineseCounting, '一二' in ideographDigital, 'L' in upperLetter. Formats that are not known count in digits.
 */
export function formatNumber(value: number, format: string): string {
  if (value < 1 && format !== 'none') return format === 'decimalZero' ? '00' : String(value)
  switch (format) {
    case 'none':
      return ''
    case 'decimalZero':
      return String(value).padStart(2, '0')
    case 'upperLetter':
      return letters(value).toUpperCase()
    case 'lowerLetter':
      return letters(value)
    case 'upperRoman':
      return roman(value).toUpperCase()
    case 'lowerRoman':
      return roman(value)
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
      return counting(value, DIGITS.replace('〇', '零'), ['', '十', '百', '千'], true)
    case 'chineseLegalSimplified':
    case 'ideographLegalTraditional':
      return counting(value, LEGAL_DIGITS, ['', '拾', '佰', '仟'], false)
    case 'ideographDigital':
    case 'taiwaneseDigital':
    case 'japaneseDigitalTenThousand':
      return String(value).replace(/\d/gu, (digit) => DIGITS.charAt(Number(digit)))
    case 'ideographTraditional':
      return sequence(value, '甲乙丙丁戊己庚辛壬癸')
    case 'ideographZodiac':
      return sequence(value, '子丑寅卯辰巳午未申酉戌亥')
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return String(value).replace(/\d/gu, (digit) => String.fromCharCode(0xff10 + Number(digit)))
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return enclosed(value, 0x2460, 20)
    case 'decimalEnclosedParen':
      return enclosed(value, 0x2474, 20)
    case 'decimalEnclosedFullstop':
      return enclosed(value, 0x2488, 20)
    default:
      return String(value)
  }
}
