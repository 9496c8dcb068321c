import { attributeFromName, type Item } from '@kuaishu/catalog';
import { type DataElement, element, elementsByHeading, mayBeCovered } from '@kuaishu/standards';
import type { FileProfile } from '../profile/profile-file.ts';
import { agreement } from '../profile/recognise.ts';
import type { ColumnProfile, Name2, Recognised } from '../profile/resource-profile.ts';
import { SUBJECTS, speaksFor } from './guess-subject.ts';
import type { DraftedItem } from './report.ts';

/** Below this a column stays text; the guess is only told. */
const ENOUGH = 0.5;

/** The same words mean another element where rows are about something else: the address of a company is its registered one. */
const IN_CONTEXT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  person: {
    org_name: 'employer_name',
    uscc: 'employer_uscc',
    org_phone: 'phone',
    reg_address: 'address',
    place_address: 'address',
    place_region: 'region_code',
    reg_region: 'region_code',
    stat_region: 'region_code',
  },
  organisation: {
    address: 'reg_address',
    place_address: 'reg_address',
    region_code: 'reg_region',
    place_region: 'reg_region',
    stat_region: 'reg_region',
    phone: 'org_phone',
    landline: 'org_phone',
    mobile: 'org_phone',
    person_name: 'legal_rep_name',
    resident_id: 'legal_rep_id',
    household_address: 'reg_address',
    // a register of employers is one of bodies; since 2015 their tax number is the unified code
    employer_name: 'org_name',
    employer_uscc: 'uscc',
    tax_no: 'uscc',
    emergency_contact: 'org_contact',
  },
  place: {
    address: 'place_address',
    reg_address: 'place_address',
    household_address: 'place_address',
    region_code: 'place_region',
    reg_region: 'place_region',
    stat_region: 'place_region',
    person_name: 'right_holder',
    org_name: 'right_holder',
  },
  indicator: {
    region_code: 'stat_region',
    place_region: 'stat_region',
    reg_region: 'stat_region',
    birth_year: 'stat_year',
  },
};

export interface GuessedItem {
  readonly item: Item;
  readonly drafted: DraftedItem;
  readonly column: ColumnProfile;
}

/**
 * One item a column, each element used once: the surest column gets it, the others their next best or none. Columns of `unreadable` were
 * guessed before and could not be read so: they stay text.
 */
export function guessItems(
  profile: FileProfile,
  subject: string,
  unreadable: ReadonlySet<string> = new Set(),
): GuessedItem[] {
  const offers = profile.columns.map((column) => candidatesOf(column, subject));
  const given = new Map<number, Recognised>();
  const used = new Set<string>();
  const queue = offers
    .flatMap((candidates, index) => candidates.map((candidate) => ({ index, candidate })))
    .filter(({ candidate }) => candidate.confidence >= ENOUGH)
    .sort((a, b) => b.candidate.confidence - a.candidate.confidence || a.index - b.index);
  for (const { index, candidate } of queue) {
    if (given.has(index) || used.has(candidate.element) || unreadable.has(profile.columns[index]?.name ?? '')) continue;
    given.set(index, candidate);
    used.add(candidate.element);
  }
  return profile.columns.map((column, index) => {
    const chosen = given.get(index);
    if (unreadable.has(column.name)) return notSo(column);
    return chosen ? known(profile, column, chosen) : unknown(column, offers[index] ?? [], used);
  });
}

function candidatesOf(column: ColumnProfile, subject: string): Recognised[] {
  const first: Recognised[] =
    column.element !== null && column.reason !== null
      ? [
          {
            element: column.element,
            confidence: column.confidence,
            by: column.recognisedBy ?? 'content',
            reason: column.reason,
          },
        ]
      : [];
  return [...first, ...column.alternatives]
    .flatMap((candidate) => {
      const meant = inContext(candidate, subject, column);
      if (candidate.element !== 'tax_no' || meant === candidate) return [meant];
      // a table that has both numbers keeps both
      return [
        { ...meant, confidence: candidate.confidence },
        { ...candidate, confidence: Math.round(candidate.confidence * 90) / 100 },
      ];
    })
    .map((candidate) => ownOrDoubtful(candidate, subject));
}

/** What only the content suggests, and what tables of this subject do not have, is a coincidence more often than not: 本科 as the level of a school. */
function ownOrDoubtful(candidate: Recognised, subject: string): Recognised {
  const others = SUBJECTS.filter((other) => other !== subject);
  const foreign = !speaksFor(subject, candidate.element) && others.some((other) => speaksFor(other, candidate.element));
  return candidate.by === 'content' && foreign
    ? { ...candidate, confidence: Math.round(candidate.confidence * 60) / 100 }
    : candidate;
}

function inContext(candidate: Recognised, subject: string, column: ColumnProfile): Recognised {
  const target = IN_CONTEXT[subject]?.[candidate.element];
  const meant: DataElement | undefined = target === undefined ? undefined : element(target);
  const said = elementsByHeading(column.name)[0]?.id;
  // 企业名称 in a table of persons is an employer; but what a heading says by itself stays (法定代表人姓名)
  if (!meant || (said === candidate.element && SELF_SPEAKING.has(candidate.element) && subject !== 'person'))
    return candidate;
  const fits = agreement(meant, { values: column.top.map((t) => t.value), type: column.type });
  if (fits !== undefined && fits < 0.3) return candidate;
  return {
    element: meant.id,
    by: candidate.by,
    confidence: Math.round(candidate.confidence * 95) / 100,
    reason: {
      zh: `${candidate.reason.zh}；在这张表里是${meant.name.zh}`,
      en: `${candidate.reason.en}; in this table it is ${meant.name.en}`,
    },
  };
}

const SELF_SPEAKING = new Set(['household_address', 'legal_rep_name', 'legal_rep_id']);

function known(profile: FileProfile, column: ColumnProfile, chosen: Recognised): GuessedItem {
  const target = element(chosen.element);
  const unit = unitOf(profile, column, target);
  const covered = coveredAs(column, target);
  const reason = covered
    ? { zh: `${chosen.reason.zh}；${covered.said.zh}`, en: `${chosen.reason.en}; ${covered.said.en}` }
    : chosen.reason;
  return {
    item: {
      name: column.name,
      element: chosen.element,
      ...(unit === undefined ? {} : { unit }),
      ...(covered ? { covered: covered.places } : {}),
      guess: { confidence: chosen.confidence, reason: reason.zh },
    },
    drafted: { item: column.name, element: chosen.element, confidence: chosen.confidence, reason },
    column,
  };
}

/** Fewer covered values are slips of those who filled the table, not the way in which it is handed over. */
const LEAST_COVERED = 0.01;
/** Of the covered values, those that must be covered in one way for its places to be written down. */
const ONE_WAY = 0.95;

function coveredAs(
  { partlyCovered }: ColumnProfile,
  target: DataElement | undefined,
): { readonly places: true | string; readonly said: Name2 } | null {
  if (!partlyCovered || partlyCovered.share < LEAST_COVERED) return null;
  const { domain } = target ?? {};
  if (domain?.kind !== 'person_name' && !(domain?.kind === 'identifier' && mayBeCovered(domain.rule))) return null;
  const [usual] = partlyCovered.ways;
  if (!usual) return null;
  const percent = `${Math.round(partlyCovered.share * 100)}%`;
  const one = usual.share >= ONE_WAY;
  return {
    places: one ? usual.visible : true,
    said: one
      ? {
          zh: `${percent} 的值已遮盖，可见第 ${usual.visible.replaceAll(',', '、')} 位`,
          en: `${percent} of the values are covered, with characters ${usual.visible.replaceAll(',', ', ')} visible`,
        }
      : { zh: `${percent} 的值已遮盖，样式不一`, en: `${percent} of the values are covered, in several ways` },
  };
}

const TYPES: Partial<Readonly<Record<ColumnProfile['type'], Item['type']>>> = {
  integer: 'N',
  number: 'N',
  date: 'D',
  datetime: 'T',
};

function unknown(column: ColumnProfile, offers: readonly Recognised[], used: ReadonlySet<string>): GuessedItem {
  const [best] = offers;
  const type =
    looksLikeCode(column) || column.defects.some((d) => d.kind === 'type_outlier') ? undefined : TYPES[column.type];
  const what: Name2 =
    type === undefined
      ? { zh: '按文本保留', en: 'kept as text' }
      : { zh: `按${type === 'N' ? '数字' : '日期'}保留`, en: `kept as ${type === 'N' ? 'numbers' : 'dates'}` };
  const reason: Name2 =
    best && used.has(best.element)
      ? {
          zh: `像${element(best.element)?.name.zh ?? best.element}，但已有更像的列；${what.zh}`,
          en: `looks like ${element(best.element)?.name.en ?? best.element}, but another column does more so; ${what.en}`,
        }
      : best
        ? {
            zh: `可能是${element(best.element)?.name.zh ?? best.element}（${Math.round(best.confidence * 100)}%），把握不够；${what.zh}`,
            en: `perhaps ${element(best.element)?.name.en ?? best.element} (${Math.round(best.confidence * 100)}%), not sure enough; ${what.en}`,
          }
        : { zh: `没有认出数据元；${what.zh}`, en: `no data element recognised; ${what.en}` };
  const confidence = best ? 0.5 : 0.6;
  return {
    item: {
      name: column.name,
      attribute: attributeFromName(column.name),
      ...(type === undefined ? {} : { type }),
      guess: { confidence, reason: reason.zh },
    },
    drafted: { item: column.name, element: null, confidence, reason },
    column,
  };
}

function notSo(column: ColumnProfile): GuessedItem {
  const reason: Name2 = {
    zh: `列名或部分值像${column.element === null ? '数字或日期' : (element(column.element)?.name.zh ?? column.element)}，但多数值读不成；按文本保留`,
    en: `it looks like ${column.element ?? 'numbers or dates'}, but most values cannot be read so; kept as text`,
  };
  return {
    item: {
      name: column.name,
      attribute: attributeFromName(column.name),
      guess: { confidence: 0.6, reason: reason.zh },
    },
    drafted: { item: column.name, element: null, confidence: 0.6, reason },
    column,
  };
}

/** Numbers that count nothing: of one length, or called a code. As text they keep leading zeros. */
function looksLikeCode({ name, type, shortest, longest, distinct }: ColumnProfile): boolean {
  if (type !== 'integer') return false;
  return (
    (shortest === longest && longest >= 4 && distinct > 20) ||
    /(?:编码|代码|编号|号码|邮编|code|_no|_id|^id|postcode|zip)$/i.test(name.trim())
  );
}

const UNIT = /[(（[【](万元|亿元|千元|元|亩|公顷|平方米|平方公里|㎡|m²|万人|人)[)）\]】]/u;

/** A unit the heading or the row of units states, where the element counts in another. */
function unitOf(profile: FileProfile, column: ColumnProfile, target: DataElement | undefined): string | undefined {
  if (target?.domain.kind !== 'money' && target?.domain.kind !== 'number') return undefined;
  const unit = UNIT.exec(column.name)?.[1] ?? profile.units[column.name]?.replace(/^[(（[]|[)）\]]$|^单位[:：]/g, '');
  const own = target.domain.kind === 'money' ? '元' : target.domain.unit;
  return unit === undefined || unit === own ? undefined : unit;
}
