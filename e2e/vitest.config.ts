import { defineConfig } from 'vitest/config';

/** Journeys in a real browser against one real server with a small demo; see `support/`. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    globalSetup: ['e2e/support/global-setup.ts'],
    testTimeout: 90_000,
    hookTimeout: 300_000,
    // One server and two cores: journeys take turns.
    fileParallelism: false,
    pool: 'forks',
    reporters: ['default'],
  },
});
