/** Names of people in government: adults of working age, in Chinese and in pinyin, no two of the province alike. */
import { pinyin } from '@kuaishu/standards';
import { Random } from '../../base/random.ts';
import { givenName } from '../../names/given.ts';
import { surnames } from '../../names/surnames.ts';
import { keyOf } from '../keys.ts';
import type { Text2 } from '../organisations/organisation.ts';

export function nameMaker(seed: number): (key: string) => Text2 {
  const taken = new Set<string>();
  return (key) => {
    const random = new Random(keyOf(seed, 'person', key));
    for (;;) {
      const surname = surnames.draw(random);
      const given = givenName(random, random.int(1968, 1998), random.chance(0.58));
      if (taken.has(surname + given)) continue;
      taken.add(surname + given);
      return { zh: surname + given, en: `${spelt(given)} ${spelt(surname)}` };
    }
  };
}

/** 建国 → Jianguo (GB/T 28039). */
function spelt(name: string): string {
  const letters = pinyin(name).replaceAll(' ', '').replaceAll('v', 'ü');
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}
