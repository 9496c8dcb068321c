/** The people of the demonstration: one for each role, at houses that a province has. Invented names; opened with one click where the demonstration is on. */
import type { Text2 } from '@kuaishu/api';
import type { Level } from '../../policy/principal.ts';
import type { Role } from '../../policy/roles.ts';
import type { OrganisationKind } from '../tables.ts';

export interface DemoHouse {
  readonly ref: string;
  readonly parent: string;
  readonly kind: OrganisationKind;
  readonly level: Level;
  readonly region: string;
  readonly name: Text2;
  readonly short: Text2;
}

export const DEMO_ROOT = {
  name: { zh: '贵州省人民政府', en: "People's Government of Guizhou Province" },
  region: '520000',
} as const;

/** `root` is the province's government. */
export const DEMO_HOUSES: readonly DemoHouse[] = [
  {
    ref: 'bureau',
    parent: 'root',
    kind: 'department',
    level: 'province',
    region: '520000',
    name: { zh: '贵州省大数据发展管理局', en: 'Big Data Development Administration of Guizhou Province' },
    short: { zh: '省大数据局', en: 'Provincial data bureau' },
  },
  {
    ref: 'health',
    parent: 'root',
    kind: 'department',
    level: 'province',
    region: '520000',
    name: { zh: '贵州省卫生健康委员会', en: 'Health Commission of Guizhou Province' },
    short: { zh: '省卫生健康委', en: 'Provincial health commission' },
  },
  {
    ref: 'evaluation',
    parent: 'root',
    kind: 'institution',
    level: 'province',
    region: '520000',
    name: { zh: '贵州省数据评估中心（演示）', en: 'Guizhou Data Evaluation Centre (demonstration)' },
    short: { zh: '省数据评估中心', en: 'Data evaluation centre' },
  },
  {
    ref: 'developer',
    parent: 'root',
    kind: 'state_company',
    level: 'province',
    region: '520000',
    name: { zh: '黔云应用开发有限公司（演示）', en: 'Qianyun Applications Co., Ltd. (demonstration)' },
    short: { zh: '黔云应用', en: 'Qianyun Applications' },
  },
];

export interface DemoPerson {
  readonly login: string;
  readonly name: string;
  readonly house: string;
  readonly role: Role;
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { login: 'demo-steward', name: '杨数专', house: 'health', role: 'steward' },
  { login: 'demo-head', name: '陆负责', house: 'health', role: 'head' },
  { login: 'demo-staff', name: '吴经办', house: 'health', role: 'staff' },
  { login: 'demo-reviewer', name: '罗审核', house: 'bureau', role: 'reviewer' },
  { login: 'demo-arbiter', name: '龙裁定', house: 'bureau', role: 'arbiter' },
  { login: 'demo-operator', name: '韦运维', house: 'bureau', role: 'operator' },
  { login: 'demo-leader', name: '石领导', house: 'root', role: 'leader' },
  { login: 'demo-developer', name: '潘开发', house: 'developer', role: 'developer' },
  { login: 'demo-evaluator', name: '莫评估', house: 'evaluation', role: 'evaluator' },
  { login: 'demo-system', name: '蒙系统', house: 'bureau', role: 'system_admin' },
  { login: 'demo-security', name: '岑安全', house: 'bureau', role: 'security_admin' },
  { login: 'demo-audit', name: '覃审计', house: 'bureau', role: 'audit_admin' },
];
