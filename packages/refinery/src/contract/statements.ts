/**
 * Every statement of the craft over small tables with nulls, blanks and 汉字, for running on both engines and comparing the answers.
 * To add a step: add its statements here. A statement with `as` becomes a table that later ones read.
 */
import type { ResolvedItem, Rule } from '@kuaishu/catalog';
import { ident } from '@kuaishu/engine';
import type { ValueDomain } from '@kuaishu/standards';
import { checkSql, countFaultsSql } from '../check/check-sql.ts';
import { cleanSql } from '../clean/clean-sql.ts';
import { itemOf } from '../clean/testing.ts';

/** Columns of text; row i is the i-th value of each. */
export interface ContractTable {
  readonly name: string;
  readonly columns: Readonly<Record<string, readonly (string | null)[]>>;
}

export interface ContractStatement {
  readonly name: string;
  readonly sql: string;
  /** Name of the table that holds its answer for later statements. */
  readonly as?: string;
}

const COMMON: readonly (string | null)[] = [
  null,
  '',
  ' ',
  '　',
  '无',
  '-',
  'NULL',
  '汉字',
  "it's",
  '"',
  '\\',
  '😀',
  '1',
  '12345678901234567890',
  '２０２０',
  '\tx\n',
];

/** Domain → texts that reach each branch of its SQL, beside `COMMON`. */
const CLEANED: readonly (readonly [string, ValueDomain, readonly string[]])[] = [
  [
    'resident_id',
    { kind: 'identifier', rule: 'resident_id' },
    [
      '11010519491231002X',
      '11010519491231002x',
      '１１０１０５１９４９１２３１００２Ｘ',
      '110105491231002',
      '11010519491231002',
      '11010519493112002X',
      '440524188001010014',
      '1101 0519 4912 3100 2O',
      '110105194912310021',
      '1.1E+17',
      '52010219900101123X',
      '520102********0774',
      '520102****0774',
      '522XXXXXXXXXXX077X',
      '522****19900101****',
      '520102*****0774',
      '529902********0774',
      '522***19900230****',
      '999***************',
      '******************',
    ],
  ],
  [
    'uscc',
    { kind: 'identifier', rule: 'uscc' },
    [
      '91350100M000100Y43',
      '9135O1OOM000100Y43',
      '91350100M000100Y4',
      '11520000009390001X',
      '１１５２０００００００１２３４３Ａ',
    ],
  ],
  ['org_code', { kind: 'identifier', rule: 'org_code' }, ['M000100Y-4', 'D2143569', 'D21435690']],
  [
    'phone',
    { kind: 'identifier', rule: 'phone' },
    [
      '13812345678',
      '+86 138-1234-5678',
      '(0851)85551234转8001',
      '0851-85551234-12',
      '013812345678',
      '4001234567',
      '13812345678.0',
      '1.38E+10',
      '138****5678',
      '+86 138＊＊＊＊5678',
      '0851-8559****',
    ],
  ],
  [
    'bank_card',
    { kind: 'identifier', rule: 'bank_card' },
    ['6212264020001234560', '6228 4804 0256 4890 018', '6228480402564890019', '6222 **** **** 1234'],
  ],
  ['plate', { kind: 'identifier', rule: 'plate' }, ['贵A12345', '贵a·1234O', '贵AD12345', '京A1234学', '贵Z12345']],
  ['postcode', { kind: 'identifier', rule: 'postcode' }, ['550001', '50001', '550001.0']],
  [
    'property_unit',
    { kind: 'identifier', rule: 'property_unit' },
    ['520102001002GB00003F00010001', '520102 001002 GB00003 F00010001', '520102001002GB00003W00000001'],
  ],
  ['passport', { kind: 'identifier', rule: 'passport' }, ['E12345678', 'ea1234567', 'E1234567O', 'E1****678']],
  ['email', { kind: 'identifier', rule: 'email' }, ['a.b@Example.COM', 'mailto:x@qq.com;', 'x@qq,com', 'nobody']],
  [
    'region6',
    { kind: 'identifier', rule: 'region6' },
    [
      '520102',
      '522121',
      '贵阳市南明区',
      '貴陽市花溪區',
      '南明区',
      '朝阳区',
      '52',
      '520102001003',
      '999999',
      '110101.0',
    ],
  ],
  ['region12', { kind: 'identifier', rule: 'region12' }, ['520102001003', '520102', '522121001003']],
  ['sex', { kind: 'code', table: 'sex' }, ['男', '2', '1-男', '1.0', '女 性', '未知']],
  ['industry', { kind: 'code', table: 'industry' }, ['A', '01', '农业', 'J', '没有这个行业']],
  [
    'date',
    { kind: 'date' },
    [
      '2020-03-09',
      '20200309',
      '2020/3/9',
      '2020年3月9日',
      '2020-3-9 0:00',
      '25/12/2020',
      '09/03/2020',
      '9 Mar 2020',
      'March 9, 2020',
      '二〇二〇年十二月三十一日',
      '民国109年3月9日',
      '43899',
      '2020-02-30',
      '0000-00-00',
      '0999-01-01',
    ],
  ],
  [
    'datetime',
    { kind: 'datetime' },
    [
      '2020-03-09 10:11:12',
      '2020-03-09T10:11:12.5Z',
      '2020/3/9 下午1:02',
      '20200309101112',
      '1583719200',
      '2020-03-09',
      '2020-03-09 25:00',
    ],
  ],
  ['year', { kind: 'year' }, ['2020', '2020年度', '二〇二〇年', '2020.0', '20']],
  ['month', { kind: 'month' }, ['2020-03', '202003', '2020年3月', '2020/13', '2020-03-09']],
  [
    'number',
    { kind: 'number', unit: '㎡' },
    ['1,234.5', '-12', '35亩', '1.2万平方米', '3km²', '1e3', '１２', '(12.5)', '3元', '1..2'],
  ],
  ['money', { kind: 'money', currency: 'CNY' }, ['1234.565', '¥3.2万元', '(1,200.00)', '人民币5亿元整', '7美元']],
  ['lng', { kind: 'coordinate', axis: 'lng' }, ['106.63', '106.63°', '26']],
  ['person_name', { kind: 'person_name' }, ['张三', '張 三', '买买提•吐尔逊', 'John  Smith', '歐陽　修', '⽯磊']],
  ['org_name', { kind: 'org_name' }, ['贵州(省)某某有限公司', '贵州 某某 公司', 'ABC  Co.', '貴州大學']],
  ['place_name', { kind: 'place_name' }, ['大十字 广场', 'Big  Square']],
  [
    'address',
    { kind: 'address' },
    [
      '贵州省贵阳市南明区新华路街道12号',
      '清镇市红枫湖镇中一村',
      '遵义县南白镇',
      '貴陽市 南明区1号',
      '不知道',
      '北京市朝阳区建国路1号',
    ],
  ],
  ['boolean', { kind: 'boolean' }, ['是', '0', '√', 'false', '也许']],
  ['text', { kind: 'text' }, [' a  b ', '　汉 字\n']],
];

const width = Math.max(...CLEANED.map(([, , texts]) => texts.length)) + COMMON.length;

const items: readonly ResolvedItem[] = CLEANED.map(([attribute, domain], index) => itemOf(domain, attribute, index));

const base = { title: { zh: '规则', en: 'rule' }, dimension: 'accurate', severity: 'warning' } as const;

const rules: readonly Rule[] = [
  ...items.flatMap(({ attribute }) =>
    (['readable', 'required', 'valid', 'range', 'not_future'] as const).map(
      (kind): Rule => ({ ...base, id: `${kind}:${attribute}`, kind, attribute }),
    ),
  ),
  { ...base, id: 'unique', kind: 'unique', attributes: ['person_name', 'sex'], severity: 'fatal' },
  { ...base, id: 'birth', kind: 'agrees', pair: 'birth_date~resident_id', attributes: ['date', 'resident_id'] },
  { ...base, id: 'sex', kind: 'agrees', pair: 'sex~resident_id', attributes: ['sex', 'resident_id'] },
  { ...base, id: 'body', kind: 'agrees', pair: 'org_code~uscc', attributes: ['org_code', 'uscc'] },
  { ...base, id: 'county', kind: 'agrees', pair: 'region~address', attributes: ['region6', 'address'] },
  { ...base, id: 'depends', kind: 'depends', from: ['sex'], attribute: 'date' },
  { ...base, id: 'unique number', kind: 'unique', attributes: ['resident_id'] },
  { ...base, id: 'depends on number', kind: 'depends', from: ['resident_id'], attribute: 'sex' },
  { ...base, id: 'own', kind: 'custom', sql: "length(person_name) >= 2 AND person_name NOT LIKE '%测试%'" },
];

export const contractTables: readonly ContractTable[] = [
  {
    name: 'contract_raw',
    columns: Object.fromEntries(
      CLEANED.map(([attribute, , texts]) => [
        attribute,
        Array.from({ length: width }, (_, i) => [...texts, ...COMMON][i] ?? null),
      ]),
    ),
  },
];

export function contractStatements(): readonly ContractStatement[] {
  const raw = (item: ResolvedItem) => ident(item.attribute);
  const input = { clean: 'contract_clean', asOf: '2020-06-30', rows: width };
  return [
    ...items.map((item) => ({
      name: `clean ${item.attribute}`,
      sql: cleanSql([{ ...item, index: 0 }], raw, 'contract_raw'),
    })),
    { name: 'clean all', sql: cleanSql(items, raw, 'contract_raw'), as: 'contract_cleaned' },
    // the row's number is the file's on either engine; here any unique one does
    {
      name: 'number rows',
      sql: 'SELECT *, CAST(row_number() OVER (ORDER BY resident_id, uscc, date, datetime, person_name, text, address, phone, "number", email) AS BIGINT) AS "row" FROM contract_cleaned',
      as: 'contract_clean',
    },
    { name: 'check', sql: checkSql(rules, items, input), as: 'contract_checked' },
    { name: 'count faults', sql: countFaultsSql(rules, 'contract_checked') },
  ];
}
