/** Why two records are linked, as evidence in bits: a pure function that gives what the engine's SQL reckoned. */
import { DIFFERENT, SIMILARITY } from '../comparators/comparator.ts';
import { type Field, fieldsOf } from '../comparators/fields.ts';
import { CONTRADICTION_BITS, contradictionOf } from '../comparison/contradiction.ts';
import type { Values } from '../dual/text.ts';
import { type LinkModel, probabilityOf, weighPattern } from '../model.ts';
import { gatheredValues } from '../records/gather.ts';
import { birthDateOfId } from '../records/valid-identifier.ts';
import { similarityOf } from '../texts/similarity.ts';

export interface Evidence {
  readonly attribute: string;
  /** Id of the level, or `missing`. */
  readonly level: string;
  readonly left: string | null;
  readonly right: string | null;
  readonly bits: number;
}

export interface Explanation {
  readonly priorBits: number;
  /** Prior and evidence together. */
  readonly bits: number;
  readonly probability: number;
  readonly evidence: readonly Evidence[];
}

/** `left`, `right`: attribute → cleaned text, as in the linked table. */
export function explainPair(model: LinkModel, left: Values, right: Values): Explanation {
  const attributes = model.fields.map(({ attribute, kind, exclusive, of }) => ({
    attribute,
    kind,
    exclusive,
    ...(of === undefined ? {} : { of }),
  }));
  const fields = fieldsOf(attributes);
  const [own, other] = [gatheredValues(attributes, left), gatheredValues(attributes, right)];
  const l = derived(fields, own);
  const r = derived(fields, other);
  for (const [f, field] of fields.entries()) {
    const base = field.prefix + field.comparator.base;
    const counts = model.fields[f]?.frequencies;
    if (field.comparator.words && counts && l[base] != null && r[base] != null)
      l[field.prefix + SIMILARITY] = String(similarityOf(l[base] ?? '', r[base] ?? '', counts));
  }
  const levels = fields.map((field) => levelOf(field, l, r));
  const given: number[] = [];
  weighPattern(
    fields.map((field, f) => ({
      bits: (model.fields[f]?.levels ?? []).map((level) => level.bits),
      shared: field.comparator.shared,
    })),
    levels,
    given,
  );
  const against = contradictionOf(fields)(levels);
  const evidence = fields.map((field, f): Evidence => {
    const level = levels[f] ?? 0;
    const frequencies = model.fields[f]?.frequencies;
    const base = l[field.prefix + field.comparator.base];
    let bits = given[f] ?? 0;
    if (level === 1 && field.comparator.frequencies && frequencies && base != null)
      bits -= Math.log2(Object.hasOwn(frequencies.values, base) ? (frequencies.values[base] ?? 1) : frequencies.rare);
    if (f === against) bits -= CONTRADICTION_BITS;
    return {
      attribute: field.attribute,
      level: level === 0 ? 'missing' : (field.levels[level - 1]?.id ?? DIFFERENT),
      left: own[field.attribute] ?? null,
      right: other[field.attribute] ?? null,
      bits,
    };
  });
  const bits = model.priorBits + evidence.reduce((sum, e) => sum + e.bits, 0);
  return { priorBits: model.priorBits, bits, probability: probabilityOf(bits), evidence };
}

/** The birth date as the source has it: columns of fields all begin with f. */
const STATED = 'stated';

/** All derived parts of a record, by column name of the prepared table. */
function derived(fields: readonly Field[], record: Values): Record<string, string | null> {
  const columns: Record<string, string | null> = { [STATED]: record.birth_date ?? null };
  const id = fields.some((f) => f.attribute === 'resident_id') ? record.resident_id : null;
  // a missing birth date is read from the ID number, as the prepared table does
  const born = id ? birthDateOfId(id) : null;
  for (const field of fields) {
    const parts: Record<string, string | null> = {
      v: record[field.attribute] ?? (field.attribute === 'birth_date' ? born : null),
    };
    for (const part of field.comparator.parts) {
      parts[part.name] = part.text.of(parts);
      columns[field.prefix + part.name] = parts[part.name] ?? null;
    }
  }
  return columns;
}

function levelOf(field: Field, left: Values, right: Values): number {
  const base = field.prefix + field.comparator.base;
  if ((left[base] ?? null) === null || (right[base] ?? null) === null) return 0;
  if (field.readFrom) {
    const id = left[field.readFrom] ?? null;
    const stated = (left[STATED] ?? null) !== null && (right[STATED] ?? null) !== null;
    if (!stated && id !== null && id === right[field.readFrom]) return 0;
  }
  const whole = field.partOf?.column;
  if (whole !== undefined && (left[whole] ?? null) !== null && (right[whole] ?? null) !== null) return 0;
  const at = field.levels.findIndex((level) => level.test.holds(left, right));
  return at < 0 ? field.levels.length + 1 : at + 1;
}
