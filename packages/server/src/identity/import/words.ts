/** Words of sheets for the values that the platform keeps: those of both languages, and others that are met. */
import type { OrganisationAdd, Text2 } from '@kuaishu/api';
import { ROLES, type Role } from '../../policy/roles.ts';

export interface Words<V extends string> {
  readonly written: Readonly<Record<V, Text2>>;
  readonly read?: Readonly<Record<string, V>>;
}

export const KIND_WORDS: Words<OrganisationAdd['kind']> = {
  written: {
    government: { zh: '政府', en: 'government' },
    department: { zh: '部门', en: 'department' },
    institution: { zh: '事业单位', en: 'public institution' },
    state_company: { zh: '国有企业', en: 'state-owned company' },
    company: { zh: '企业', en: 'company' },
    association: { zh: '社会组织', en: 'association' },
  },
  read: { 人民政府: 'government', 行政机关: 'department', 国企: 'state_company', 社会团体: 'association' },
};

export const LEVEL_WORDS: Words<OrganisationAdd['level']> = {
  written: {
    province: { zh: '省级', en: 'province' },
    prefecture: { zh: '市州级', en: 'prefecture' },
    county: { zh: '县级', en: 'county' },
  },
  read: {
    省: 'province',
    市级: 'prefecture',
    市: 'prefecture',
    市州: 'prefecture',
    州级: 'prefecture',
    地市级: 'prefecture',
    县: 'county',
    区级: 'county',
    区县级: 'county',
    县区级: 'county',
  },
};

export const ROLE_WORDS: Words<Role> = { written: ROLES };

/** The value that a word stands for: its word in either language, its own name, or another that is met. */
export function valueMeant<V extends string>({ written, read }: Words<V>, text: string): V | undefined {
  const bare = plain(text);
  for (const [value, { zh, en }] of Object.entries(written) as [V, Text2][])
    if ([value, zh, en].some((word) => plain(word) === bare)) return value;
  return Object.entries(read ?? {}).find(([word]) => plain(word) === bare)?.[1] as V | undefined;
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
