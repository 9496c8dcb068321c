import { expect, it } from 'vitest';
import { sameDoor } from './same-door.ts';

it.each([
  ['望谟县东风巷202号8-3-2502', '贵州省黔西南州望谟县东风巷202号8栋3单元2502室', true],
  ['那里村三十二组150号', '那里村32组150号', true],
  ['那里村二十组5号', '那里村20组5号', true],
  ['那里村十组5号', '那里村10组5号', true],
  ['那里村十三组5号', '那里村13组5号', true],
  ['人民路1号', '人民路2号', false],
  ['南明区', '云岩区', false],
])('%s, %s: %s', (a, b, same) => {
  expect(sameDoor(a, b)).toBe(same);
});
