import type { Database } from './database.ts'

/** Small things to be remembered over a restart, by name. */
export interface Facts {
  get(name: string): string | null
  set(name: string, value: string): void
}

/** Makes the facts over their table. */
export function createFacts(db: Database): Facts {
  return {
    get: (name) => db.get<{ value: string }>('SELECT value FROM facts WHERE name = ?', name)?.value ?? null,
    set: (name, value) => {
      db.run('INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)', name, value)
    },
  }
}
