import { defineConfig } from 'vitest/config';

/** Journeys in a real browser against one real server with a small demo; see `support/`. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.test.ts'],
    globalSetup: ['e2e/support/global-setup.ts'],
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // A busy machine may take seconds over what a quiet one does at once.
    expect: { poll: { timeout: 20_000 } },
    // Two at a time: a journey waits more than it works, and what one changes is taken back or of its own.
    maxWorkers: 2,
    pool: 'forks',
    reporters: ['default'],
  },
});
