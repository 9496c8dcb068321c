import { type Engine, literal, openDuckDb } from '@kuaishu/engine';
import type { Mask } from '@kuaishu/standards';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maskSql } from './mask-sql.ts';
import { maskValue } from './mask-value.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 1 });
});
afterAll(() => engine.close());

const masks = fc.oneof(
  fc.constant<Mask>({ method: 'keep' }),
  fc.constant<Mask>({ method: 'drop' }),
  fc.constant<Mask>({ method: 'pseudonym' }),
  fc.record({ method: fc.constant('cover' as const), head: fc.nat(6), tail: fc.nat(6) }),
  fc.record({ method: fc.constant('truncate' as const), length: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    method: fc.constant('generalise' as const),
    to: fc.constantFrom('year', 'month', 'prefecture', 'county'),
  }),
);
const texts = fc.oneof(
  fc.constantFrom(
    '贵州省贵阳市观山湖区林城东路1号',
    '黔东南苗族侗族自治州凯里市大十字街道',
    '盘州市',
    '石阿妹',
    '欧阳娜娜',
    '52010219900101123X',
    '13985012345',
    '1985-06-17',
    '甲',
  ),
  fc.string({ minLength: 1, maxLength: 20 }).filter((s) => !s.includes('\0')),
);

describe('masks', () => {
  it('say the same in SQL and in TypeScript', async () => {
    await fc.assert(
      fc.asyncProperty(masks, texts, async (mask, text) => {
        const [row] = await engine.query<{ m: string | null }>(
          `SELECT ${maskSql(mask, literal(text), literal('e1'))} AS m`,
        );
        expect(row?.m ?? null).toBe(maskValue(mask, text, 'e1'));
      }),
      { numRuns: 300 },
    );
  });

  it('shift a date by the same days in both, within the bounds', async () => {
    const mask: Mask = { method: 'shift_date', days: 30 };
    for (const entity of ['a', 'b', 'c', 'd', '9f3e']) {
      const [row] = await engine.query<{ m: string }>(
        `SELECT ${maskSql(mask, "DATE '1985-06-17'", literal(entity))} AS m`,
      );
      const shifted = maskValue(mask, '1985-06-17', entity);
      expect(row?.m).toBe(shifted);
      expect(Math.abs(Date.parse(shifted ?? '') - Date.parse('1985-06-17')) / 86_400_000).toBeLessThanOrEqual(30);
    }
  });

  it('band numbers', async () => {
    const mask: Mask = { method: 'generalise', to: 'band', width: 500 };
    const [row] = await engine.query<{ m: string }>(`SELECT ${maskSql(mask, '1234.5', "'e'")} AS m`);
    expect(row?.m).toBe('1000–1500');
    expect(maskValue(mask, '1234.5', 'e')).toBe('1000–1500');
  });

  it('never show a whole short value that should be covered', () => {
    expect(maskValue({ method: 'cover', head: 4, tail: 4 }, '1234', 'e')).toBe('****');
  });

  it('cut an address at its county', () => {
    expect(maskValue({ method: 'generalise', to: 'county' }, '贵州省贵阳市观山湖区林城东路1号', 'e')).toBe(
      '贵州省贵阳市观山湖区****',
    );
    for (const [address, shown] of [
      ['贵阳市云岩区中华北路2号', '贵阳市云岩区****'],
      ['安顺市紫云苗族布依族自治县松山街道', '安顺市紫云苗族布依族自治县****'],
      ['黔东南苗族侗族自治州凯里市大十字街道办事处市府路', '黔东南苗族侗族自治州凯里市****'],
      ['凯里市金泉湖小区3栋', '凯里市****'],
      ['某路1号', '****'],
    ] as const)
      expect(maskValue({ method: 'generalise', to: 'county' }, address, 'e')).toBe(shown);
  });
});
