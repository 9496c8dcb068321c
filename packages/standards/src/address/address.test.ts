import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressText, parseAddress } from './parse.ts';
import { type AddressParts, addressTail, joinAddress } from './parts.ts';

const cases: readonly (readonly [string, Partial<AddressParts>])[] = [
  [
    '花溪区溪北路1号3栋2单元401室',
    {
      province: '贵州省',
      prefecture: '贵阳市',
      county: '花溪区',
      road: '溪北路',
      number: '1号',
      building: '3栋',
      unit: '2单元',
      room: '401室',
      regionCode: '520111',
    },
  ],
  [
    '贵州省贵阳市观山湖区金阳街道碧海社区碧海花园A区12栋1单元5楼501',
    {
      town: '金阳街道',
      village: '碧海社区',
      building: '碧海花园A区12栋',
      unit: '1单元',
      room: '5楼501',
      regionCode: '520115',
    },
  ],
  [
    '遵义县南白镇万寿村三组',
    { prefecture: '遵义市', county: '播州区', town: '南白镇', village: '万寿村', road: '三组' },
  ],
  [
    '黔东南州凯里市西门街道营盘东路22号附3号',
    { prefecture: '黔东南苗族侗族自治州', county: '凯里市', town: '西门街道', road: '营盘东路', number: '22号附3号' },
  ],
  ['金沙江路15号', { province: '', road: '金沙江路', number: '15号', regionCode: '' }],
  ['盘县红果镇', { county: '盘州市', town: '红果镇', regionCode: '520281' }],
  [
    '湖北省武汉市武昌区中南路7号',
    { province: '湖北省', prefecture: '武汉市', county: '武昌区', road: '中南路', number: '7号' },
  ],
  ['北京市东城区东华门街道', { province: '北京市', prefecture: '', county: '东城区', town: '东华门街道' }],
  [
    '威宁县草海镇白马村五组12号',
    { county: '威宁彝族回族苗族自治县', town: '草海镇', village: '白马村', road: '五组', number: '12号' },
  ],
  ['贵州省　遵义市 红花岗区 中华路 １０３号', { county: '红花岗区', road: '中华路', number: '103号' }],
  ['云岩区北京路66号贵州饭店', { county: '云岩区', road: '北京路', number: '66号', detail: '贵州饭店' }],
];

describe('addresses', () => {
  it.each(cases)('%s', (text, parts) => {
    expect(parseAddress(text)).toMatchObject(parts);
  });

  it('lie in the region of the hint when they name none', () => {
    expect(parseAddress('中华北路1号', '520103')).toMatchObject({ county: '云岩区', road: '中华北路', number: '1号' });
  });

  it('have a full form that reads as itself', () => {
    for (const [text] of cases) {
      const full = joinAddress(parseAddress(text));
      expect(joinAddress(parseAddress(full))).toBe(full);
    }
  });

  it('lose nothing and never throw: the parts below the county are the end of the text', () => {
    const words = fc.constantFrom(
      ...cases.flatMap(([text]) => [text, text.slice(3), text.slice(-6)]),
      '贵阳',
      '号',
      '村',
      '路',
      '镇',
      '１栋',
      '附',
      ' ',
    );
    const text = fc
      .array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 6 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (each) => addressText(each).endsWith(addressTail(parseAddress(each)))),
      { numRuns: 2000 },
    );
  });
});
