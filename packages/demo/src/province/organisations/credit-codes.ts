/** Unified social credit codes (GB 32100-2015) of the simulated bodies: made up by counting, with right categories and check characters. */
import { withOrgCheck, withUsccCheck } from '../../base/check-digits.ts';
import type { OrganisationKind } from './organisation.ts';

/** 登记管理部门 and 机构类别: 11 机关, 12 事业单位, 13 群众团体 of the 机构编制 authority; 51 社会团体 of 民政; 91 企业 of 市场监管. */
export const CATEGORY: Readonly<Record<OrganisationKind | 'mass', string>> = {
  government: '11',
  department: '11',
  institution: '12',
  mass: '13',
  association: '51',
  state_company: '91',
  company: '91',
};

/** `number` 0 … 9999: organisation codes 0000nnnn are not given out, so that nobody's code is met by chance. */
export function creditCode(kind: OrganisationKind | 'mass', region: string, number: number): string {
  return withUsccCheck(`${CATEGORY[kind]}${region}${withOrgCheck(`0000${String(number).padStart(4, '0')}`)}`);
}
