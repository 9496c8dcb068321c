import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'packages/*/src/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'projects/**/*.test.ts',
      'docs/**/*.test.ts',
    ],
    // for what hangs: on a machine at other work a tutorial may take a minute over what a quiet one does in ten seconds
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
    // many tests wait for processes of their own; without this a machine of two cores runs one file at a time
    maxWorkers: Math.max(2, availableParallelism() - 1),
    reporters: ['default'],
  },
});
