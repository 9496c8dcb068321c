/** Bodies that are no departments: state companies, a company, associations. `kinds`: resources of `themes/utilities.ts` that each holds. */
import type { OrganisationKind, Text2 } from './organisation.ts';

export interface OtherBody {
  readonly key: string;
  readonly place: string;
  readonly kind: OrganisationKind;
  readonly name: Text2;
  readonly short: Text2;
  readonly kinds: readonly string[];
}

export const OTHER_BODIES: readonly OtherBody[] = [
  {
    key: 'gz.power',
    place: 'gz',
    kind: 'state_company',
    name: { zh: '贵州省供电有限责任公司（模拟）', en: 'Guizhou Power Supply Company (simulated)' },
    short: { zh: '供电', en: 'Power supply' },
    kinds: ['power_customer', 'power_use', 'outage'],
  },
  {
    key: 'gz.gas',
    place: 'gz',
    kind: 'state_company',
    name: { zh: '贵州省燃气有限责任公司（模拟）', en: 'Guizhou Gas Company (simulated)' },
    short: { zh: '燃气', en: 'Gas' },
    kinds: ['gas_customer'],
  },
  {
    key: 'gy.water',
    place: 'gy',
    kind: 'state_company',
    name: { zh: '贵阳市供水有限责任公司（模拟）', en: 'Guiyang Water Company (simulated)' },
    short: { zh: '供水', en: 'Water supply' },
    kinds: ['water_customer'],
  },
  {
    key: 'gy.transit',
    place: 'gy',
    kind: 'state_company',
    name: { zh: '贵阳市公共交通有限责任公司（模拟）', en: 'Guiyang Public Transport Company (simulated)' },
    short: { zh: '公交', en: 'Public transport' },
    kinds: ['metro_flow', 'bus_vehicle'],
  },
  {
    key: 'gy.data',
    place: 'gy',
    kind: 'company',
    name: { zh: '贵阳数据应用有限公司（模拟）', en: 'Guiyang Data Applications Ltd (simulated)' },
    short: { zh: '数据应用', en: 'Data applications' },
    kinds: ['data_product'],
  },
  {
    key: 'gz.alliance',
    place: 'gz',
    kind: 'association',
    name: { zh: '贵州省大数据产业协会（模拟）', en: 'Guizhou Big Data Industry Association (simulated)' },
    short: { zh: '大数据协会', en: 'Big data association' },
    kinds: ['member_company'],
  },
  {
    key: 'gz.assessor',
    place: 'gz',
    kind: 'company',
    name: { zh: '贵州数据质量评估有限公司（模拟）', en: 'Guizhou Data Assessment Ltd (simulated)' },
    short: { zh: '第三方评估', en: 'Assessor' },
    kinds: [],
  },
];
