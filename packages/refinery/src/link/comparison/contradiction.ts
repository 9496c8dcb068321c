/**
 * Pairs that contradict themselves: however much else agrees, they are two subjects. Members of one household agree on phone, address, region,
 * surname and often on a borrowed identifier at once, so what such evidence adds up to proves nothing against another name and another birth date.
 */
import { DIFFERENT, type Grade } from '../comparators/comparator.ts';
import { bodyNameOf, type Field, fullNameOf } from '../comparators/fields.ts';

/** Taken from the weight of a pair that contradicts itself. */
export const CONTRADICTION_BITS = 40;

/** → index of the field that contradicts, or −1. */
export type Contradiction = (levels: ArrayLike<number>) => number;

/**
 * People (a field with the full name, and a birth date): another name and another birth date; a name one character off and a birth date with nothing
 * in common (brothers and sisters of one generation); another name while the birth date is unknown and no identifier but the exclusive one agrees: were that one
 * the same subject's, pass 1 would have linked them.
 * Bodies: a branch is not its company, nor another branch of it, whose person in charge and telephone they have.
 * Places (a unit with its address): another door.
 */
export function contradictionOf(fields: readonly Field[]): Contradiction {
  const birth = fields.findIndex((field) => field.attribute === 'birth_date');
  const full = fullNameOf(fields);
  const name = full ? fields.indexOf(full) : -1;
  const grade = (f: number, level: number): Grade => fields[f]?.levels[level - 1]?.grade ?? 'different';
  if (name >= 0 && birth >= 0) {
    const identifiers = fields.flatMap((field, f) =>
      field.link.kind === 'identifier' && !field.link.exclusive ? [f] : [],
    );
    const character = (fields[name]?.levels.findIndex((level) => level.id === 'character') ?? -2) + 1;
    return (levels) => {
      const named = levels[name] as number;
      if (named === 0) return -1;
      const born = levels[birth] as number;
      const other = grade(name, named);
      if (other === 'same' || (other === 'near' && named !== character)) return -1;
      if (born === 0) return other === 'different' && !identifiers.some((f) => levels[f] === 1) ? name : -1;
      const apart = grade(birth, born);
      if (named === character) return apart === 'different' ? name : -1;
      return apart === 'far' || apart === 'different' ? name : -1;
    };
  }
  const branch = branchOf(fields);
  if (branch) return (levels) => (levels[branch.field] === branch.level ? branch.field : -1);
  const unit = fields.findIndex((field) => field.attribute === 'place_address');
  if (unit >= 0)
    return (levels) => {
      const level = levels[unit] as number;
      if (level === 0) return -1;
      const apart = grade(unit, level);
      return apart === 'far' || apart === 'different' ? unit : -1;
    };
  return () => -1;
}

/** Of bodies: the field of the name, and its level for two branches or a branch and its company. */
export function branchOf(fields: readonly Field[]): { readonly field: number; readonly level: number } | null {
  const body = bodyNameOf(fields);
  const level = (body?.levels.findIndex(({ id }) => id === 'branch') ?? -1) + 1;
  return body && level > 0 ? { field: fields.indexOf(body), level } : null;
}

/** Numbers of the levels of a field that meet a test, for SQL. */
export function levelNumbers(
  field: Field,
  wanted: (level: { readonly id: string; readonly grade: Grade }) => boolean,
): number[] {
  const numbers = field.levels.flatMap((level, i) => (wanted(level) ? [i + 1] : []));
  if (wanted({ id: DIFFERENT, grade: 'different' })) numbers.push(field.levels.length + 1);
  return numbers;
}
