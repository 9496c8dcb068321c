import { describe, expect, it } from 'vitest';
import { meaningOf } from './codes.ts';

const codes = {
  attributes: { sex: 'sex', region_code: 'region' },
  tables: { sex: { '2': { zh: '女', en: 'female' } } },
  regions: { '520204': { zh: '水城区', en: 'Shuicheng District' } },
  providers: {},
};
const pick = (text: { zh: string }) => text.zh;

describe('meaningOf', () => {
  it('says what a code means', () => {
    expect(meaningOf(codes, pick, 'sex', '2')).toBe('女');
    expect(meaningOf(codes, pick, 'region_code', '520204')).toBe('水城区');
  });
  it('leaves alone what is no code, or none it knows', () => {
    expect(meaningOf(codes, pick, 'sex', '7')).toBeNull();
    expect(meaningOf(codes, pick, 'person_name', '2')).toBeNull();
    expect(meaningOf(undefined, pick, 'sex', '2')).toBeNull();
  });
});
