import { expect, it } from 'vitest';
import { besides } from './besides.ts';

it('says nothing twice, and nothing that is covered whole', () => {
  expect(besides(['女', '2000', '西秀区', '贵州省安顺市西秀区****'])).toBe('女 · 2000 · 贵州省安顺市西秀区****');
  expect(besides(['男', '云岩区', '****'])).toBe('男 · 云岩区');
  expect(besides(['12', '12'])).toBe('12 · 12');
});
