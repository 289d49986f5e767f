import { defineConfig } from 'vitest/config'

const CRASHES = 'test/**/*crash.test.ts'
const common = { testTimeout: 30_000, hookTimeout: 30_000, pool: 'forks' as const }

export default defineConfig({
  test: {
    projects: [
      {
        // On two cores there would be one worker; many files wait for programs and clocks (7.7 minutes, 4.6 with two).
        test: { ...common, name: 'all', include: ['test/**/*.test.ts'], exclude: [CRASHES], maxWorkers: 2 },
      },
      {
        // What a kill meets on its way depends on what else runs; these have the machine to themselves.
        test: { ...common, name: 'crashes', include: [CRASHES], maxWorkers: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
})
