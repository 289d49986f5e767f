/** Words that reports write short or in full, one as good as the other. */
const FORMS: readonly (readonly string[])[] = [
  ['规模以上', '规上', '规模'],
  ['限额以上', '限上'],
  ['总产量', '总产', '产量'],
]
/** 规模 is short for 规模以上 only before what is counted so: 规模工业增加值, 规模企业. */
const COUNTED_SO = /规模(?=工业|企业|服务业)/u
/** 规上 alone may be parted from its noun by whatever reads it; before 工业 and 企业 it may be written 规模. */
const ALONE = /^(?:规模以上|规上)$/u

/** The other ways in which reports write a word: 规上工业企业 is 规模以上工业企业 and 规模工业企业. */
export function otherForms(word: string): string[] {
  if (ALONE.test(word)) return ['规模以上', '规上', '规模工业', '规模企业'].filter((form) => form !== word)
  for (const forms of FORMS) {
    const form = forms.find((one) => (one === '规模' ? COUNTED_SO.test(word) : word.includes(one)))
    if (form === undefined) continue
    return forms.filter((one) => one !== form).map((one) => word.replace(form, one))
  }
  return []
}
