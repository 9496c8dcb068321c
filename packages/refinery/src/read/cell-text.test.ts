import { expect, it } from 'vitest';
import { cellText } from './cell-text.ts';

const attribute = (name: string, kind: string) => ({ attribute: name, domain: { kind } }) as never;
const release = { attributes: [attribute('area', 'number'), attribute('edition', 'text')] };

it.each([
  ['area', '135.0', '135'],
  ['area', '-3.0', '-3'],
  ['area', '135.5', '135.5'],
  ['area', '468147.0', '468147'],
  ['area', '1e+20', '100000000000000000000'],
  ['area', 'NaN', 'NaN'],
  ['area', '', ''],
  ['area', null, null],
  // a text is nobody's number
  ['edition', '1.0', '1.0'],
  ['unknown', '1.0', '1.0'],
])('%s %s is shown as %s', (name, stored, shown) => expect(cellText(release, name, stored)).toBe(shown));
