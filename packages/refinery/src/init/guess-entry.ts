import type { Cadence, Entry } from '@kuaishu/catalog';
import { element } from '@kuaishu/standards';
import type { FileProfile } from '../profile/profile-file.ts';
import type { Name2 } from '../profile/resource-profile.ts';
import type { GuessedItem } from './guess-items.ts';

export interface Guessed<T> {
  readonly value: T;
  readonly confidence: number;
  readonly reason: Name2;
}

const IDENTIFIERS: Readonly<Record<string, readonly string[]>> = {
  person: ['resident_id', 'social_security_no', 'student_no', 'health_record_no', 'record_no'],
  organisation: ['uscc', 'org_code', 'tax_no', 'record_no'],
  place: ['property_unit_id', 'region12', 'record_no'],
};
const OWN_NUMBERS = new Set(['resident_id', 'uscc', 'property_unit_id', 'region12']);
const INDICATOR_KEY = ['indicator_code', 'indicator_name', 'stat_region', 'stat_year', 'stat_month'];

/** Items that together identify a row: the subject's own identifier, else the surest of the columns that tell rows apart. */
export function guessKey(
  profile: FileProfile,
  items: readonly GuessedItem[],
  subject: string,
): Guessed<string[]> | undefined {
  const nameOf = (id: string) => items.find(({ item }) => item.element === id)?.item.name;
  if (subject === 'indicator') {
    const names = INDICATOR_KEY.flatMap((id) =>
      id === 'indicator_name' && nameOf('indicator_code') ? [] : (nameOf(id) ?? []),
    );
    if (names.length >= 2)
      return {
        value: names,
        confidence: 0.8,
        reason: { zh: '指标、地区和时期合起来是一行', en: 'indicator, region and period together are one row' },
      };
  }
  for (const id of IDENTIFIERS[subject] ?? []) {
    const found = items.find(({ item }) => item.element === id);
    const unique = profile.keys.find((key) => key.columns.length === 1 && key.columns[0] === found?.item.name);
    // the subject's own number is its key even where some rows repeat it; any other must tell all rows apart
    if (found && unique && (OWN_NUMBERS.has(id) || unique.unique >= 0.999)) {
      return {
        value: [found.item.name],
        confidence: unique.unique >= 0.999 ? 0.95 : 0.8,
        reason: share(found.item.name, unique.unique),
      };
    }
  }
  const [best] = profile.keys.filter((key) => key.unique >= 0.98 && !key.columns.some((name) => isName(items, name)));
  if (!best) return undefined;
  return {
    value: [...best.columns],
    confidence: best.columns.length === 1 ? 0.7 : 0.5,
    reason: share(best.columns.join('+'), best.unique),
  };
}

function isName(items: readonly GuessedItem[], name: string): boolean {
  const id = items.find(({ item }) => item.name === name)?.item.element;
  const kind = id === undefined ? undefined : element(id)?.domain.kind;
  // names are unique in small tables and yet identify nobody
  return kind === 'person_name' || kind === 'address' || id === 'mobile' || id === 'phone';
}

function share(name: string, unique: number): Name2 {
  const percent = Math.floor(unique * 10000) / 100;
  return unique >= 1
    ? { zh: `${name} 每行都有且不重复`, en: `${name} is filled and unique in every row` }
    : { zh: `${name} 在 ${percent}% 的行里不重复`, en: `${name} is unique in ${percent}% of the rows` };
}

const CHANGED = /更新|修改|变更|采集|登记时间|录入|updated?|modif|changed?|last_|timestamp/i;

/** The item that says when a row was last changed at the source. */
export function guessFreshness(items: readonly GuessedItem[]): Guessed<string> | undefined {
  const declared = items.find(({ item }) => item.element === 'updated_at');
  if (declared)
    return {
      value: declared.item.name,
      confidence: 0.9,
      reason: { zh: '列名说的是更新时间', en: 'the heading says when a row was updated' },
    };
  const dated = items.find(
    ({ item, column }) =>
      item.element === undefined && (item.type === 'D' || item.type === 'T') && CHANGED.test(column.name),
  );
  return (
    dated && {
      value: dated.item.name,
      confidence: 0.6,
      reason: { zh: '日期列，列名像更新时间', en: 'a date whose heading sounds like a time of change' },
    }
  );
}

/** From the periods that stand in the name of the file. */
export function guessCadence(title: string): Guessed<Cadence> {
  const text = title.normalize('NFKC');
  const said: readonly (readonly [Cadence, RegExp])[] = [
    ['daily', /日报|每日|daily|(?<!\d)20\d\d[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\d|3[01])(?!\d)/i],
    ['weekly', /周报|每周|weekly/i],
    ['monthly', /月报|每月|月度|monthly|(?<!\d)20\d\d[-_.年]?(?:0[1-9]|1[0-2])月?(?!\d)/i],
    ['quarterly', /季报|季度|quarter|20\d\d[-_]?q[1-4]/i],
    ['half_yearly', /半年/],
    ['yearly', /年报|年度|年鉴|annual|yearly|(?<!\d)20\d\d年?(?!\d)/i],
  ];
  const found = said.find(([, pattern]) => pattern.test(text));
  if (found)
    return {
      value: found[0],
      confidence: 0.5,
      reason: {
        zh: `文件名“${title}”像${CADENCE_ZH[found[0]]}一份`,
        en: `the file name "${title}" sounds like one ${found[0]}`,
      },
    };
  return {
    value: 'irregular',
    confidence: 0.3,
    reason: { zh: '看不出多久更新一次', en: 'nothing says how often it is updated' },
  };
}

const CADENCE_ZH: Readonly<Record<Cadence, string>> = {
  realtime: '实时',
  daily: '每日',
  weekly: '每周',
  monthly: '每月',
  quarterly: '每季',
  half_yearly: '每半年',
  yearly: '每年',
  irregular: '不定期',
};

/** Grade with the sharing and opening that follow from it (DB52/T 1123). Public only where every item is a public element; never for persons. */
export function guessGrade(
  items: readonly GuessedItem[],
  subject: string,
): Guessed<Pick<Entry, 'grade' | 'sharing' | 'opening'>> {
  const sensitive = items.filter(({ item }) => item.element === undefined || element(item.element)?.grade !== 'green');
  if (sensitive.length === 0 && subject !== 'person') {
    return {
      value: { grade: 'green', sharing: { type: 1 }, opening: { open: true } },
      confidence: 0.7,
      reason: { zh: '全部信息项都是公开级的数据元', en: 'every item is a data element of public grade' },
    };
  }
  const named = sensitive.slice(0, 3).map(({ item }) => item.name);
  return {
    value: {
      grade: 'yellow',
      sharing: { type: 2, condition: '草稿：用于履职所需的数据校核与业务协同，范围由提供方确认' },
      opening: { open: false },
    },
    confidence: 0.8,
    reason: {
      zh: `${named.join('、')}等项是内部级，或含义未认出`,
      en: `${named.join(', ')} and the like are internal, or of unknown meaning`,
    },
  };
}
