/** The list of all data elements, and how to find one by id. */
import { educationElements } from './education.ts';
import type { DataElement } from './element.ts';
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
