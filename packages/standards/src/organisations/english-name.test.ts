import { describe, expect, it } from 'vitest';
import { departmentFunction, departmentSpellings } from './departments.ts';
import { englishBodyName, FUNCTIONS_IN_ENGLISH, namesOfBody } from './english-name.ts';

describe('names of bodies in English', () => {
  it.each([
    ['贵州省民政厅', 'Guizhou Department of Civil Affairs'],
    ['贵州省发展和改革委员会', 'Guizhou Development and Reform Commission'],
    ['贵州省大数据发展管理局', 'Guizhou Administration of Big Data Development'],
    ['国家税务总局贵州省税务局', 'Guizhou Tax Service, State Taxation Administration'],
    ['贵阳市人民政府', "People's Government of Guiyang City"],
    ['黔东南苗族侗族自治州民族宗教事务局', 'Qiandongnan Ethnic and Religious Affairs Bureau'],
    ['黔南州教育局', 'Qiannan Education Bureau'],
    ['镇宁布依族苗族自治县水务局', 'Zhenning Water Resources Bureau'],
    ['贵安新区住房和城乡建设局', "Gui'an Housing and Urban-Rural Development Bureau"],
    ['遵义市中级人民法院', "Intermediate People's Court of Zunyi City"],
  ])('%s is the %s', (zh, en) => expect(englishBodyName(zh)).toBe(en));

  it('tell a district by where it is, and none where several have its name', () => {
    expect(englishBodyName('白云区民政局', '520113')).toBe('Baiyun Civil Affairs Bureau');
    expect(englishBodyName('白云区民政局')).toBeUndefined();
  });

  it('are none for what cannot be read whole', () => {
    const unread = [
      '民政局',
      '贵州省公安厅交通管理局',
      '贵阳某某科技有限公司',
      '贵州省第一某某局',
      '贵州大学',
      '毕节市国土资源局',
      '',
    ];
    expect(unread.map((name) => englishBodyName(name))).toEqual(unread.map(() => undefined));
  });

  it('are those that were given, else those that can be read, else the Chinese ones', () => {
    expect(namesOfBody('贵州省民政厅', 'Civil Affairs of Guizhou').en).toBe('Civil Affairs of Guizhou');
    for (const given of [undefined, '', ' ', '贵州省民政厅'])
      expect(namesOfBody('贵州省民政厅', given).en).toBe('Guizhou Department of Civil Affairs');
    expect(namesOfBody('贵州大学', '')).toEqual({ zh: '贵州大学', en: '贵州大学' });
  });

  it('know every function that departments have here, and no other', () => {
    const known = departmentSpellings().map(({ now }) => departmentFunction(now) ?? now);
    expect(new Set(Object.keys(FUNCTIONS_IN_ENGLISH))).toEqual(new Set(known));
    for (const english of Object.values(FUNCTIONS_IN_ENGLISH)) expect(english).toMatch(/^[A-Z][A-Za-z, -]+$/);
  });
});
