/** A person as of a simulated month or day. */
import type { Address } from './address.ts';
import type { Person, Since } from './subjects.ts';

/** The state at a month; the first one for earlier times. */
export function at<T>(states: readonly Since<T>[], month: number): T {
  let i = states.length - 1;
  while (i > 0 && states[i]!.from > month) i--;
  return states[i]!.value;
}

export const homeOf = (person: Person, month: number): Address => at(person.homes ?? person.household.homes, month);

export const maritalAt = (person: Person, day: number): string =>
  person.married !== undefined && person.married <= day ? '20' : person.married !== undefined ? '10' : person.marital;
