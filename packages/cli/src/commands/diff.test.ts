import type { BlockSummary } from '@kuaishu/refinery';
import { expect, it } from 'vitest';
import { UsageError } from '../usage.ts';
import { blockOf } from './diff.ts';

/** As a store gives them: newest first. */
const releases = Array.from({ length: 9 }, (_, i) => ({
  block: 'people',
  release: `v${9 - i}`,
  asOf: `2026-0${9 - i}-28`,
})) as unknown as BlockSummary[];
const store = { blocks: async () => releases.slice(0, 1), releases: async () => releases };

it('releases are found in their block; otherwise the latest ones are named', async () => {
  expect(await blockOf(store, 'v2', 'v9')).toBe('people');
  const refused = await blockOf(store, 'v2', 'x').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UsageError);
  const named = (refused as UsageError).details.map(({ en }) => en);
  expect(named[0]).toContain('v9');
  expect(named.at(-1)).toContain('v5');
});
