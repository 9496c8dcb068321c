import { expect, it } from 'vitest';
import { fieldsOf } from './fields.ts';

/** The level of two values of a kind. */
function levelOf(kind: 'phone' | 'address' | 'person_name', left: string, right: string): string {
  const [field] = fieldsOf([{ attribute: kind, kind, exclusive: false }]);
  if (!field) throw new Error('one field');
  const side = (v: string) => {
    const row: Record<string, string | null> = { v };
    for (const { name, text } of field.comparator.parts) row[name] = text.of(row);
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [field.prefix + name, value]));
  };
  return field.levels.find((level) => level.test.holds(side(left), side(right)))?.id ?? 'different';
}

it.each([
  ['phone', '13812345678/15987654321', '15987654321', 'exact'],
  ['phone', '13812345678/15987654321', '15987654321/13812345678', 'exact'],
  ['phone', '0851-85551234', '85551234', 'digit'],
  ['phone', '13812345678', '15987654321', 'different'],
  // the road and its number are left out where the estate says enough
  ['address', '云岩区黔灵东路街道凤凰大道167号花果园25栋4单元2101室', '云岩区黔灵东路街道花果园25-4-2101', 'numbers'],
  ['address', '云岩区黔灵东路街道花果园25-4-2101', '云岩区黔灵东路街道花果园25-4-2102', 'street'],
  // Han digits in the names of divisions are no numbers; groups of a village, and the village itself, go by several words
  ['address', '木岗镇把仕村九组', '六盘水市六枝特区木岗镇把仕村9组', 'door'],
  ['address', '流渡镇白花村村民委员会十一社', '贵州省遵义市正安县流渡镇白花村11组', 'door'],
  ['address', '普安镇三都路8号', '三都水族自治县普安镇三都路8号', 'door'],
  ['address', '流渡镇白花村11组', '流渡镇白花村12组', 'street'],
  ['person_name', '王小□', '王小翀', 'character'],
  ['person_name', '刘涛CHONG', '刘涛翀', 'sound'],
] as const)('%s: %s and %s are %s', (kind, left, right, level) => {
  expect(levelOf(kind, left, right)).toBe(level);
  expect(levelOf(kind, right, left)).toBe(level);
});
