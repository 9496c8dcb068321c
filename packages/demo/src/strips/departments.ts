/** The departments that provide strips. Their credit codes are made up (organisation number from a count) but check out. */
import type { Entry } from '@kuaishu/catalog';
import { withOrgCheck, withUsccCheck } from '../base/check-digits.ts';

const department = (number: number, name: string, zh: string, en: string): Entry['provider'] => ({
  name,
  short: { zh, en },
  uscc: withUsccCheck(`11520000${withOrgCheck(`0000${String(number).padStart(4, '0')}`)}`),
});

export const DEPARTMENTS = {
  police: department(11, '贵州省公安厅', '公安', 'Police'),
  traffic: department(12, '贵州省公安厅交通管理局', '交警', 'Traffic police'),
  socialSecurity: department(13, '贵州省人力资源和社会保障厅', '人社', 'Social security'),
  health: department(14, '贵州省卫生健康委员会', '卫健', 'Health'),
  education: department(15, '贵州省教育厅', '教育', 'Education'),
  civilAffairs: department(16, '贵州省民政厅', '民政', 'Civil affairs'),
  disabled: department(17, '贵州省残疾人联合会', '残联', "Disabled persons' federation"),
  medicalInsurance: department(18, '贵州省医疗保障局', '医保', 'Medical insurance'),
  market: department(19, '贵州省市场监督管理局', '市监', 'Market regulation'),
  tax: department(20, '国家税务总局贵州省税务局', '税务', 'Tax'),
  naturalResources: department(21, '贵州省自然资源厅', '自然资源', 'Natural resources'),
  housing: department(22, '贵州省住房和城乡建设厅', '住建', 'Housing'),
  statistics: department(23, '贵州省统计局', '统计', 'Statistics'),
  agriculture: department(24, '贵州省农业农村厅', '农业农村', 'Agriculture'),
} as const;
