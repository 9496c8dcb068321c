import { describe, expect, it } from 'vitest';
import { createRadar, type RadarEntry, type RadarItem, sketchValues } from '../index.ts';

const key = Buffer.alloc(16, 1);
const column = (name: string, values: readonly string[], element?: string): RadarItem => ({
  name,
  ...(element ? { element } : {}),
  sketch: sketchValues(values, key, { name, ...(element ? { element } : {}) }),
});
const numbered = (prefix: string, count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${from + i}`);
const counties = numbered('区县', 88);
const everyCounty = Array.from({ length: 440 }, (_, i) => counties[i % 88] as string);

const DEVICES: RadarEntry = {
  id: 'devices',
  title: '特种设备使用登记信息',
  organisation: { id: 'org_market', name: '贵州省市场监督管理局' },
  subject: 'equipment',
  state: 'published',
  items: [
    column('设备注册代码', numbered('SB', 400)),
    column('产品出厂编号', numbered('CC', 400)),
    column('所在区县', everyCounty),
    { name: '检验结论' },
    { name: '下次检验日期' },
  ],
};

const probe = (items: readonly RadarItem[]) => {
  const radar = createRadar();
  radar.put(DEVICES);
  return radar.probe({ title: '巡查台账', subject: 'equipment', items }).filter(({ entry }) => entry === 'devices');
};

describe('content alone', () => {
  it('names who holds it, under whatever headings', () => {
    const [found] = probe([
      column('C1', numbered('SB', 300, 50)),
      column('C2', numbered('CC', 300, 50)),
      { name: 'C3' },
    ]);
    expect(found).toMatchObject({ kind: 'overlap', wayOut: { kind: 'reuse' } });
    expect(found?.probability).toBeGreaterThan(0.9);
    expect(found?.items.map(({ ours, theirs, reason }) => [ours, theirs, reason])).toEqual([
      ['C1', '设备注册代码', 'same_values'],
      ['C2', '产品出厂编号', 'same_values'],
    ]);
    // no finer than tens: whether one number more is in it cannot be found out
    expect(found?.reason.zh).toMatch(/至少 \d0%|几乎全部/);
  });

  it('says nothing of other rows, of one column, and of lists that every table uses', () => {
    expect(probe([column('C1', numbered('SB', 300, 5_000)), column('C2', numbered('CC', 300, 5_000))])).toEqual([]);
    expect(probe([column('C1', numbered('SB', 300, 50)), column('C2', numbered('QT', 300))])).toEqual([]);
    expect(probe([column('C1', everyCounty), column('C2', everyCounty.toReversed())])).toEqual([]);
  });
});
