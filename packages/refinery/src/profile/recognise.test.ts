import { describe, expect, it } from 'vitest';
import { recognise } from './recognise.ts';
import type { ColumnType } from './resource-profile.ts';

const best = (name: string, values: string[], type: ColumnType = 'text') =>
  recognise({ name, type, values, distinct: values.length })[0];
const IDS = [
  '110101199003077758',
  '11010519491231002X',
  '440524188001010014',
  '34052419800101001X',
  '110105194912310038',
];
const NAMES = ['王芳', '李秀英', '张伟', '欧阳明月', '陈静', '杨洋', '阿依古丽·买买提', '周杰'];

describe('recognition', () => {
  it('takes a heading that the content confirms', () => {
    expect(best('姓 名', NAMES)).toMatchObject({ element: 'person_name', by: 'heading' });
    expect(best('姓 名', NAMES)?.confidence).toBeGreaterThan(0.9);
  });

  it('takes the first of several that a heading names', () => {
    const places = ['贵阳市云岩区中山路12号', '遵义市红花岗区延安路3号', '安顺市西秀区塔山路5号'];
    expect(best('住所/经营场所', places)).toMatchObject({ element: 'reg_address', by: 'heading' });
    expect(best('姓名及电话', NAMES)).toMatchObject({ element: 'person_name', by: 'heading' });
    // 和 is a part of words too
    expect(best('和平路', ['甲', '乙'])).toBeUndefined();
  });

  it('doubts a heading that the content contradicts', () => {
    expect(best('身份证号', ['苹果', '香蕉', '葡萄'])?.confidence ?? 0).toBeLessThan(0.5);
  });

  it('finds identity numbers without a heading, by their check digit', () => {
    const real = IDS.slice(0, 2).concat(IDS.slice(2, 4));
    expect(best('col_7', real)).toMatchObject({ element: 'resident_id', by: 'content' });
  });

  it('finds a code table by its names, never by bare digits', () => {
    expect(best('X1', ['汉族', '苗族', '布依族', '侗族'])?.element).toBe('ethnicity');
    expect(best('X2', ['1', '2'])).toBeUndefined();
  });

  it('asks the content where a heading says nothing', () => {
    expect(best('name', ['iPhone case', 'USB cable', 'Desk lamp'])?.confidence ?? 0).toBeLessThan(0.5);
    expect(best('name', ['贵阳市第一中学', '遵义医学院', '贵州大学'])).toMatchObject({ element: 'org_name' });
    expect(best('name', ['贵阳市第一中学', '遵义医学院', '贵州大学'])?.confidence).toBeGreaterThan(0.8);
  });

  it('knows a heading by its end, with less confidence', () => {
    const found = best('申请人手机号码', ['13900001111', '13812345678', '15000002222']);
    expect(found?.element).toBe('mobile');
  });

  it('knows columns of covered values by their heading and without one, with less confidence than whole ones', () => {
    const hide = (id: string) => `${id.slice(0, 6)}********${id.slice(-4)}`;
    const covered = best('col_7', IDS.slice(0, 4).map(hide));
    expect(covered).toMatchObject({ element: 'resident_id', by: 'content' });
    expect(covered?.confidence).toBeLessThan(best('col_7', IDS.slice(0, 4))?.confidence ?? 0);
    expect(best('身份证号', IDS.map(hide))?.confidence).toBeGreaterThan(0.9);
    expect(best('col_8', ['138****5678', '139****1111', '150****2222'])).toMatchObject({ element: 'mobile' });
    expect(best('姓名', ['张*', '李*超', '欧阳**', '王某某'])?.confidence).toBeGreaterThan(0.9);
    // stars over what can be no number of a person
    expect(best('col_9', ['529902********0774', '529902********0775', '529902********0776'])).toBeUndefined();
  });
});
