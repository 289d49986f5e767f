// Marks the reports that were not there when this browser last opened the list.
const entries = [...document.querySelectorAll('[data-report]')]
const narrowed = document.getElementById('q').value !== ''
const known = JSON.parse(kept.get('known') ?? 'null')

if (Array.isArray(known))
  for (const entry of entries)
    if (!known.includes(entry.dataset.report)) {
      const badge = document.createElement('span')
      badge.className = 'new'
      badge.textContent = '新'
      entry.querySelector('a').before(badge)
    }
if (!narrowed) {
  kept.set('known', JSON.stringify(entries.map((entry) => entry.dataset.report)))
  const fresh = document.querySelectorAll('.new').length
  if (fresh > 0) document.querySelector('.count').prepend(`新增${fresh}份，`)
}
