import { describe, expect, it } from 'vitest';
import { bodyKeys } from './body-keys.ts';
import { departmentFunction, formerFunction } from './departments.ts';

const guiyang = '520100';
const key = (name: string, within?: string) => bodyKeys(name, within).key;

describe('which body a name means', () => {
  it.each([
    ['the province in front or not', '贵州省黔东南州民政局', '黔东南州民政局', undefined],
    ['the division that the register is of', '市教育局', '贵阳市教育局', guiyang],
    ['short forms', '六盘水市人社局', '六盘水市人力资源和社会保障局', undefined],
    ['bureau and commission', '六盘水市发改委', '六盘水市发展改革局', undefined],
    ['short forms of institutions', '黔南州公积金中心', '黔南州住房公积金管理中心', undefined],
    ['the province’s commission, cut short', '省发改委', '贵州省发展和改革委员会', guiyang],
    ['names of before a reform', '贵阳市国土资源局', '贵阳市自然资源局', undefined],
    ['a function renamed twice', '乌当区扶贫办', '乌当区乡村振兴局', guiyang],
    ['names cut short of before a reform', '清镇市卫计局', '清镇市卫健局', undefined],
    ['an office in a district and the district’s body', '观山湖区生态分局', '贵阳市生态环境局观山湖分局', guiyang],
    ['an office in a zone', '经开区生态环境局', '贵阳市生态环境局经济技术开发区分局', guiyang],
    ['a slip in the name of an autonomous county', '紫云苗族布衣族自治县林业局', '紫云自治县林业局', undefined],
    ['a division alone and its government', '习水县', '习水县人民政府', undefined],
    ['systems of the nation', '国家税务总局遵义市税务局', '遵义市税务局', undefined],
    [
      'renamed offices of the nation',
      '中国银行保险监督管理委员会毕节监管分局',
      '国家金融监督管理总局毕节监管分局',
      undefined,
    ],
    ['party bodies', '中共都匀市委政法委', '都匀市委政法委员会', undefined],
    ['roles that forms glue to names', '采购人 贵阳市云岩区司法局', '贵阳市云岩区司法局 （ 采购 人 )', undefined],
    ['sentences that go on', '贵州电网有限责任公司 ，项目资金已落实。', '贵州电网有限公司', undefined],
    ['headings glued behind', '普安县惠民生水务有限公司项目', '普安县惠民生水务有限公司 详细', undefined],
    ['what a body is besides', '贵州省烟草专卖局（公司）', '贵州省烟草专卖局', undefined],
    ['brackets of both widths', '云博(贵州)项目管理有限责任公司', '云博（贵州）项目管理有限公司', undefined],
    ['the word 省 in a company’s name', '贵州省公路工程有限公司', '贵州公路工程有限公司', undefined],
  ])('is the same for %s', (_, left, right, within) => {
    expect(key(left, within)).not.toBeNull();
    expect(key(left, within)).toBe(key(right, within));
  });

  it.each([
    ['of two cities', '贵阳市教育局', '遵义市教育局'],
    ['of a city and its district', '贵阳市教育局', '贵阳市南明区教育局'],
    ['that has another function beside', '荔波县发展和改革局', '荔波县发展改革和工信商务局'],
    ['a bureau and a centre', '贵阳市政务服务局', '贵阳市政务服务中心'],
    ['an archive and a bureau', '六盘水市档案局', '六盘水市档案馆'],
    ['a company and its branch', '贵州桥梁建设集团有限责任公司', '贵州桥梁建设集团有限责任公司公路分公司'],
    ['a company and its branch in brackets', '贵阳星海超市有限公司', '贵阳星海超市有限公司（遵义分公司）'],
    ['two branches in brackets', '贵阳星海超市有限公司（宝山路店）', '贵阳星海超市有限公司（建设路店）'],
    ['one character apart', '贵州合盛房地产开发有限公司', '贵州同盛房地产开发有限公司'],
    ['a provincial office in a city and the city’s', '贵州省凯里公路管理局', '凯里市公路管理局'],
    ['a zone and its city', '贵阳市税务局', '贵阳综保区税务局'],
    ['universities told apart in brackets', '中国地质大学（北京）', '中国地质大学（武汉）'],
    ['a university and its namesake in another city', '中国矿业大学', '中国矿业大学（北京）'],
    ['schools by number', '贵阳市第一中学', '贵阳市第二中学'],
  ])('differs: %s', (_, left, right) => {
    expect(key(left, guiyang)).not.toBe(key(right, guiyang));
  });

  it('knows second names, also those that leave the city to the first', () => {
    expect(bodyKeys('遵义市档案馆(市地方志办)').others).toEqual([key('遵义市地方志办公室')]);
    expect(bodyKeys('安顺市工业和信息化局（安顺市能源局）').others).toEqual([key('安顺市能源局')]);
    // of the zone that the first name is of, not of the city
    expect(bodyKeys('经开区工业和信息化局(大数据局)', guiyang).others).not.toContain(key('贵阳市大数据发展管理局'));
    expect(bodyKeys('贵州省水利投资（集团）有限责任公司').others).toEqual([]);
  });

  it('does not guess which body is meant', () => {
    for (const name of ['市教育局', '县医院', '/', '暂无', '91522301MA6HANWW63', '便民超市'])
      expect(key(name), name).toBeNull();
    expect(key('第一中学', guiyang)).toBeNull();
    // a name that districts of several provinces bear
    expect(key('白云区民政局')).toBeNull();
    expect(key('白云区民政局', guiyang)).toBe(key('贵阳市白云区民政局'));
  });

  it('takes several parties in one cell as one party, in any order', () => {
    const both = key('贵阳甲子置业有限公司（业主单位）、贵阳乙丑城建有限公司（代建单位）');
    expect(both).not.toBeNull();
    expect(key('贵阳乙丑城建有限公司（代建单位）；贵阳甲子置业有限公司（招标人）')).toBe(both);
    expect(key('业主单位：贵阳甲子置业有限公司，代建单位:贵阳乙丑城建有限公司')).toBe(both);
    expect(key('贵阳甲子置业有限公司')).not.toBe(both);
  });

  it('finds a company again that dropped the province from a name long enough', () => {
    expect(bodyKeys('鹏业云通建设咨询有限公司', '520000').others).toEqual([key('贵州鹏业云通建设咨询有限公司')]);
    expect(bodyKeys('华杰工程咨询有限公司', '520000').others).toEqual([]);
  });

  it('tells what a name of before a reform became, and when', () => {
    expect(formerFunction('国土资源')).toEqual({ now: '自然资源', until: 2018 });
    expect(formerFunction('扶贫开发')).toEqual({ now: '乡村振兴', until: 2021 });
    expect(formerFunction('教育')).toBeUndefined();
    expect(departmentFunction('人力资源和社会保障')).toBe('人力资源社会保障');
  });
});
