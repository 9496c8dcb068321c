/** The sheets by which people keep lists of organisations, people and grants: their columns in both languages, other headings that are met, and what is wanted there. */
import type { Text2 } from '@kuaishu/api';

export interface SheetColumn {
  readonly head: Text2;
  /** Other headings, in either language. */
  readonly also?: readonly string[];
  /** Every row has it. */
  readonly required: boolean;
  readonly note: Text2;
  /** As the template shows it. */
  readonly example: Text2;
}

export interface SheetForm<K extends string = string> {
  readonly name: Text2;
  readonly columns: Readonly<Record<K, SheetColumn>>;
  /** Columns by which a sheet is known for this one. */
  readonly known: readonly NoInfer<K>[];
}

const column = (
  head: readonly [zh: string, en: string],
  required: boolean,
  note: readonly [zh: string, en: string],
  example: readonly [zh: string, en: string],
  also: readonly string[] = [],
): SheetColumn => ({
  head: { zh: head[0], en: head[1] },
  required,
  note: { zh: note[0], en: note[1] },
  example: { zh: example[0], en: example[1] },
  also,
});

const LOGIN_HEADS = ['登录账号', '登录名', '用户名', '账户', '帐号', 'Login', 'User', 'Username', 'User name'];
const HOUSE_HEADS = [
  '机构',
  '所在单位',
  '所属单位',
  '工作单位',
  '单位名称',
  '部门',
  'Organization',
  'Unit',
  'Department',
];
const NAME_OF_HOUSE = [
  '机构全称、简称（只有一个这样叫时）、统一社会信用代码或编号',
  'Its full name, its short name where only one is called so, its unified social credit code or identifier',
] as const;

export const PEOPLE = {
  name: { zh: '用户', en: 'People' },
  known: ['login', 'name'],
  columns: {
    login: column(
      ['账号', 'Account'],
      true,
      [
        '登录时填写：字母、数字和 . _ -，2 到 63 个，以字母或数字开头',
        'Typed to sign in: letters, digits and . _ -, 2 to 63, a letter or digit first',
      ],
      ['zhang.wei', 'zhang.wei'],
      LOGIN_HEADS,
    ),
    name: column(
      ['姓名', 'Name'],
      true,
      ['64 字以内', 'At most 64 characters'],
      ['张伟', 'Zhang Wei'],
      ['用户姓名', 'Full name'],
    ),
    email: column(
      ['邮箱', 'Email'],
      false,
      ['收通知用，可以不填', 'For notices; may be left blank'],
      ['zhang.wei@example.gov.cn', 'zhang.wei@example.gov.cn'],
      ['电子邮箱', '电子邮件', 'E-mail', 'Mail'],
    ),
    organisation: column(['单位', 'Organisation'], true, NAME_OF_HOUSE, ['贵阳市教育局', '贵阳市教育局'], HOUSE_HEADS),
  },
} as const satisfies SheetForm;

export const ORGANISATIONS = {
  name: { zh: '机构', en: 'Organisations' },
  known: ['zh', 'parent'],
  columns: {
    ref: column(
      ['代号', 'Ref'],
      false,
      [
        '本表内引用这个机构用，可以不填：写名称即可',
        'To name it by in this file; may be left blank, its name does as well',
      ],
      ['edu', 'edu'],
      ['编号', 'Code'],
    ),
    zh: column(
      ['中文名称', 'Name in Chinese'],
      true,
      ['全称，100 字以内', 'In full, at most 100 characters'],
      ['贵阳市教育局', '贵阳市教育局'],
      ['机构名称', '名称', '全称'],
    ),
    en: column(
      ['英文名称', 'Name in English'],
      false,
      ['不填时按中文名称译出，译不出的同中文名称', 'Left blank it is rendered from the Chinese name, or the same'],
      ['Guiyang Education Bureau', 'Guiyang Education Bureau'],
    ),
    shortZh: column(
      ['中文简称', 'Short name in Chinese'],
      false,
      ['不填同名称', 'Left blank it is the name'],
      ['市教育局', '市教育局'],
      ['简称'],
    ),
    shortEn: column(
      ['英文简称', 'Short name in English'],
      false,
      ['不填同名称', 'Left blank it is the name'],
      ['Education', 'Education'],
    ),
    parent: column(
      ['上级机构', 'Parent'],
      true,
      [
        '已有机构或本表内机构的全称、代号、统一社会信用代码',
        'One that is there or stands in this file: full name, ref or unified social credit code',
      ],
      ['贵阳市人民政府', '贵阳市人民政府'],
      ['上级', '上级单位', '主管单位'],
    ),
    kind: column(
      ['类别', 'Kind'],
      true,
      ['从列表中选', 'One of the list'],
      ['部门', 'department'],
      ['机构类别', '机构类型'],
    ),
    level: column(
      ['层级', 'Level'],
      true,
      ['从列表中选', 'One of the list'],
      ['市州级', 'prefecture'],
      ['级别', '机构层级'],
    ),
    region: column(
      ['行政区划代码', 'Division code'],
      true,
      ['GB/T 2260 六位代码，在上级机构的区划之内', 'Six digits of GB/T 2260, within the division of its parent'],
      ['520100', '520100'],
      ['区划代码', '行政区划', 'Region'],
    ),
    uscc: column(
      ['统一社会信用代码', 'Unified social credit code'],
      false,
      ['18 位，可以不填', '18 characters; may be left blank'],
      ['', ''],
      ['信用代码', '社会信用代码', 'USCC'],
    ),
    activeFrom: column(
      ['成立日期', 'Active from'],
      false,
      ['不填为今天', 'Left blank it is today'],
      ['2026-01-01', '2026-01-01'],
      ['存续起', '起始日期'],
    ),
  },
} as const satisfies SheetForm;

export const GRANTS = {
  name: { zh: '授权', en: 'Grants' },
  known: ['login', 'role'],
  columns: {
    login: column(
      ['账号', 'Account'],
      true,
      ['已有用户的账号', 'Of a person who has one'],
      ['zhang.wei', 'zhang.wei'],
      LOGIN_HEADS,
    ),
    name: column(
      ['姓名', 'Name'],
      false,
      ['只用来核对：与账号不符时报错', 'To check by alone: it is a fault where the account is another person’s'],
      ['张伟', 'Zhang Wei'],
      ['用户姓名', 'Full name'],
    ),
    organisation: column(
      ['单位', 'Organisation'],
      true,
      NAME_OF_HOUSE,
      ['贵阳市教育局', '贵阳市教育局'],
      ['授权单位', ...HOUSE_HEADS],
    ),
    role: column(
      ['角色', 'Role'],
      true,
      ['从列表中选', 'One of the list'],
      ['数据专员', 'Data steward'],
      ['岗位角色', '岗位', '授予角色', 'Post'],
    ),
    until: column(
      ['截止日期', 'Last day'],
      false,
      ['当天仍有效；不填为长期', 'Good on that day still; left blank it is for good'],
      ['2027-12-31', '2027-12-31'],
      ['截止', '截止日', '有效期至', '到期日', 'Until'],
    ),
    reason: column(
      ['理由', 'Reason'],
      false,
      ['不填时用导入时写的理由', 'Left blank it is the reason that the import gives'],
      ['岗位调整', 'Change of post'],
      ['授权理由', '备注'],
    ),
  },
} as const satisfies SheetForm;
