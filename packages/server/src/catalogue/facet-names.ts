/** What a facet's values are called. */
import type { Name2, OrganisationRef } from '@kuaishu/api';
import { CLASS_VALUES, type ClassKind, KIND_NAME } from '@kuaishu/catalog';

const NAMES: Readonly<Record<string, Readonly<Record<string, Name2>>>> = {
  sharing: {
    '1': { zh: '无条件共享', en: 'Shared without condition' },
    '2': { zh: '有条件共享', en: 'Shared on conditions' },
    '3': { zh: '不予共享', en: 'Not shared' },
  },
  open: { true: { zh: '向社会开放', en: 'Open to the public' }, false: { zh: '不开放', en: 'Not open' } },
  grade: {
    green: { zh: '公开', en: 'Public' },
    yellow: { zh: '内部', en: 'Internal' },
    red: { zh: '涉密', en: 'Secret' },
  },
  cadence: {
    realtime: { zh: '实时', en: 'Real time' },
    daily: { zh: '每日', en: 'Daily' },
    weekly: { zh: '每周', en: 'Weekly' },
    monthly: { zh: '每月', en: 'Monthly' },
    quarterly: { zh: '每季度', en: 'Quarterly' },
    half_yearly: { zh: '每半年', en: 'Half-yearly' },
    yearly: { zh: '每年', en: 'Yearly' },
    irregular: { zh: '不定期', en: 'Irregular' },
  },
  state: {
    draft: { zh: '编制中', en: 'In work' },
    submitted: { zh: '审核中', en: 'Under review' },
    published: { zh: '已发布', en: 'Published' },
    withdrawn: { zh: '已撤销', en: 'Withdrawn' },
  },
  subject: {
    person: { zh: '人口', en: 'Persons' },
    organisation: { zh: '法人', en: 'Organisations' },
    place: { zh: '空间', en: 'Places' },
    indicator: { zh: '指标', en: 'Indicators' },
    event: { zh: '事件', en: 'Events' },
    project: { zh: '项目', en: 'Projects' },
    matter: { zh: '政务服务事项', en: 'Service items' },
    vehicle: { zh: '车辆', en: 'Vehicles' },
    document: { zh: '公文', en: 'Documents' },
  },
};

export function facetNames(field: string, value: string, organisation: (id: string) => OrganisationRef): Name2 {
  if (field === 'owner') return organisation(value).name;
  if (field === 'class') return value in KIND_NAME ? titled(KIND_NAME[value as ClassKind]) : { zh: value };
  if (field === 'category') {
    const [kind = '', code = ''] = value.split('/');
    const found = kind in CLASS_VALUES ? CLASS_VALUES[kind as ClassKind].find((one) => one.code === code) : undefined;
    return found ? { zh: found.zh, en: found.en } : { zh: value };
  }
  return NAMES[field]?.[value] ?? { zh: value };
}

/** As a label of its own. */
const titled = ({ zh, en }: { readonly zh: string; readonly en: string }): Name2 => ({
  zh,
  en: `${en.charAt(0).toUpperCase()}${en.slice(1)}`,
});
