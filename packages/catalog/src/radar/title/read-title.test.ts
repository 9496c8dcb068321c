import { describe, expect, it } from 'vitest';
import { listedItems } from '../items/listed-items.ts';
import { askedFor, readHeading } from '../items/read-heading.ts';
import { bodyKey, readTitle, regionOfBody } from './read-title.ts';

describe('a title', () => {
  it('is taken apart into what it is about and the place and time of its rows', () => {
    const read = readTitle('花溪区2021年1-3月危化品经营许可证信息（1073）', '520100');
    expect(read).toMatchObject({ regions: ['520111'], periods: ['2021-1-3'], serials: ['1073'] });
    expect(read.words).toEqual(['危险化学品', '经营', '许可证', '信息']);
  });

  it('has editions by their number, which 一次性补贴, 二次供水 and 三轮车 are not', () => {
    const periods = (title: string) => readTitle(title).periods;
    expect(periods('第三次抽检结果')).toEqual(periods('第三次抽检一览表'));
    expect(periods('第三次抽检结果')).toHaveLength(1);
    expect(periods('2020年3次抽检')).toHaveLength(2);
    expect(periods('第二批非遗名录')).toHaveLength(1);
    for (const title of ['最多跑一次事项', '一次性创业补贴', '二次供水清洗', '三次产业占比', '三轮车登记'])
      expect({ title, periods: periods(title) }).toEqual({ title, periods: [] });
  });

  it('may name its region short where the body is of that region', () => {
    expect(readTitle('虹口旅游景点信息', '310109').regions).toEqual(['310109']);
    expect(readTitle('安顺公积金网点', '520400')).toMatchObject({ regions: ['520400'], words: ['住房公积金', '网点'] });
  });

  it('says all of the body’s own region by no name', () => {
    expect(readTitle('全市各县（市、区）卫生机构数', '520300')).toMatchObject({
      regions: [],
      words: ['卫生', '机构', '数'],
    });
  });

  it('may be of a body, whichever way it is written', () => {
    expect(readTitle('发改委部门预算', '520100').bodies).toEqual(readTitle('发展和改革局部门预算', '520100').bodies);
    expect(readTitle('邮局网点分布').bodies).toEqual([]);
  });

  it('has its asides first and its head last', () => {
    expect(readTitle('教育单位基本信息（小学）').words.at(0)).toBe('小学');
  });

  it('may be empty, or all signs', () => {
    expect(readTitle('').words).toEqual([]);
    expect(readTitle('（（—— ').words).toEqual([]);
  });
});

it('a body is one under all its spellings, and its region is read from its name', () => {
  expect(bodyKey('贵州省黔东南州民政局')).toBe(bodyKey('黔东南苗族侗族自治州民政局'));
  expect(regionOfBody('贵阳市花溪区教育局')).toBe('520111');
});

describe('headings and questions', () => {
  it.each([
    ['请填写您的身份证号码？', '身份证号码'],
    ['您的姓名是什么？', '姓名'],
    ['1、企业统一社会信用代码：', '企业统一社会信用代码'],
    ['家庭住址（请详细到门牌号）', '家庭住址'],
    ['姓名', '姓名'],
  ])('%s asks for %s', (question, asked) => expect(askedFor(question)).toBe(asked));

  it('words of one meaning are one word', () => {
    expect(readHeading('设备注册代码').words).toEqual(readHeading('设备注册编号').words);
    expect(readHeading('检验时间').words).toEqual(readHeading('检验日期').words);
    expect(readHeading('许可日期').words).not.toEqual(readHeading('处罚日期').words);
  });
});

describe('an abstract', () => {
  it('may list items', () => {
    expect(listedItems('包含企业名称、法定代表人、资质等级等信息。')).toEqual(['企业名称', '法定代表人', '资质等级']);
    expect(listedItems('行政区划,机构名称,机构地址,邮政编码')).toHaveLength(4);
  });

  it('may list none', () => {
    expect(listedItems('为加强安全生产管理，提高监管水平，现予公示。')).toEqual([]);
    expect(listedItems('')).toEqual([]);
  });
});
