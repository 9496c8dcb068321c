import { afterEach, expect, test } from 'vitest';
import { hearOtherTabs, type News, tellOtherTabs } from './other-tabs.ts';

const other = new BroadcastChannel('kuaishu-session');
afterEach(() => other.close());

test('a tab is heard by the others and not by itself', async () => {
  const own: News[] = [];
  const stop = hearOtherTabs((news) => own.push(news));
  const told = new Promise((resolve) => {
    other.onmessage = ({ data }) => resolve(data);
  });
  tellOtherTabs('left');
  expect(await told).toBe('left');
  other.postMessage('changed');
  await expect.poll(() => own).toEqual(['changed']);
  stop();
});
