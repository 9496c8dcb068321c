import { describe, expect, it } from 'vitest';
import { normaliseOrgName, orgNameCore } from './name.ts';

describe('names of organisations', () => {
  it('of public bodies are equal with and without the province', () => {
    expect(normaliseOrgName('黔东南州民政局').name).toBe(normaliseOrgName('贵州省黔东南州民政局 ').name);
    expect(normaliseOrgName('观山湖区教育局').regionCode).toBe('520115');
  });

  it('of companies keep their region, brackets full width', () => {
    expect(normaliseOrgName('贵阳某某科技(贵州)有限责任公司').name).toBe('贵阳某某科技（贵州）有限公司');
    expect(normaliseOrgName('贵州茅台酒股份有限公司').name).toBe('贵州茅台酒股份有限公司');
    expect(normaliseOrgName('遵义医学院').name).toBe('遵义医学院');
  });

  it('part with a second name in brackets, not with a legal form', () => {
    expect(normaliseOrgName('贵州省文化和旅游厅(贵州省文物局)')).toMatchObject({
      name: '贵州省文化和旅游厅',
      alternate: '贵州省文物局',
    });
    expect(normaliseOrgName('贵州某投资合伙企业(有限合伙)').alternate).toBeUndefined();
  });

  it.each([
    ['贵州省黔东南州民政局', '民政局'],
    ['贵阳某某科技(贵州)有限公司', '某某科技'],
    ['贵州茅台酒股份有限公司', '茅台酒'],
    ['贵阳市', '贵阳市'],
    ['', ''],
  ])('%s is at heart %s', (name, core) => {
    expect(orgNameCore(name)).toBe(core);
  });
});
