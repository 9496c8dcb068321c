/** The list of all data elements, and how to find one by id. */
import { educationElements } from './education.ts';
import type { DataElement, DataType, Grade } from './element.ts';
import { familyElements } from './family.ts';
import { financeElements } from './finance.ts';
import { healthElements } from './health.ts';
import { householdElements } from './household.ts';
import { indicatorElements } from './indicator.ts';
import { insuranceElements } from './insurance.ts';
import { locationElements } from './location.ts';
import { measurementElements } from './measurement.ts';
import { organisationElements } from './organisation.ts';
import { personElements } from './person.ts';
import { placeElements } from './place.ts';
import { reliefElements } from './relief.ts';
import { serviceElements } from './service.ts';
import { sharedElements } from './shared.ts';
import { taxpayerElements } from './taxpayer.ts';
import { transportElements } from './transport.ts';

/** Every element once, in the order in which a heading claimed by two is given to the first. */
export const elements: readonly DataElement[] = [
  ...personElements,
  ...householdElements,
  ...familyElements,
  ...organisationElements,
  ...taxpayerElements,
  ...insuranceElements,
  ...reliefElements,
  ...placeElements,
  ...locationElements,
  ...indicatorElements,
  ...measurementElements,
  ...healthElements,
  ...educationElements,
  ...transportElements,
  ...serviceElements,
  ...financeElements,
  ...sharedElements,
];

const byId = new Map(elements.map((each) => [each.id, each]));

/** The element with this id, or undefined where there is none. */
export function element(id: string): DataElement | undefined {
  return byId.get(id);
}

/** The colours in which the province speaks of grades (DB52/T 1123-2016). */
export const grades: Readonly<Record<Grade, { readonly zh: string; readonly en: string }>> = {
  green: { zh: '公开', en: 'public' },
  yellow: { zh: '内部', en: 'internal' },
  red: { zh: '涉密', en: 'secret' },
};

/** Data types of the compilation guide (发改高技术〔2017〕1272号). */
export const dataTypes: Readonly<Record<DataType, { readonly zh: string; readonly en: string }>> = {
  C: { zh: '字符型', en: 'text' },
  N: { zh: '数值型', en: 'number' },
  Y: { zh: '货币型', en: 'money' },
  D: { zh: '日期型', en: 'date' },
  T: { zh: '日期时间型', en: 'date and time' },
  L: { zh: '逻辑型', en: 'yes or no' },
  M: { zh: '备注型', en: 'long text' },
  I: { zh: '整型', en: 'whole number' },
  B: { zh: '双精度型', en: 'double' },
};
