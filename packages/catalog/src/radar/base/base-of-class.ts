import { classValue } from '../../codes/class-values.ts';
import type { BaseLibrary } from '../radar-entry.ts';

/** Class values of the compilation guide (发改高技术〔2017〕1272号, class 1). */
const BASES: Readonly<Record<string, BaseLibrary>> = {
  '01': 'population',
  '02': 'organisation',
  '03': 'place',
  '04': 'credit',
  '05': 'licence',
  '06': 'economy',
};

/** The base library that entries of a class are part of. */
export function baseOfClass(kind: string | undefined, category: string): BaseLibrary | undefined {
  const value = kind === 'base' ? classValue('base', category) : undefined;
  return value && BASES[value.code];
}
