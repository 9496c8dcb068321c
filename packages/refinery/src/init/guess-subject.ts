import type { FileProfile } from '../profile/profile-file.ts';
import type { Name2 } from '../profile/resource-profile.ts';
import { nameFrom } from './names.ts';

export interface SubjectGuess {
  readonly subject: string;
  readonly confidence: number;
  readonly reason: Name2;
}

export const SUBJECTS = ['person', 'organisation', 'place', 'indicator'] as const;
export type KnownSubject = (typeof SUBJECTS)[number];

/** How much a recognised element speaks for a subject. Elements met with several (address, phone, region) speak for none. */
const WEIGHTS: Readonly<Record<KnownSubject, Readonly<Record<string, number>>>> = {
  person: {
    resident_id: 3,
    person_name: 2.5,
    surname: 1.2,
    given_name: 1.2,
    sex: 1.5,
    birth_date: 1.5,
    age: 1,
    ethnicity: 1,
    marital_status: 1,
    education: 0.8,
    political_status: 0.8,
    household_no: 0.5,
    relation_to_head: 1,
    social_security_no: 1.5,
    student_no: 1.5,
    health_record_no: 1.5,
    mobile: 0.5,
    death_date: 1,
    employer_name: 0.3,
    disability_level: 1,
    insurance_status: 0.8,
    household_address: 0.8,
  },
  organisation: {
    uscc: 3,
    org_name: 2.5,
    org_code: 2,
    tax_no: 1.5,
    legal_rep_name: 1.5,
    legal_rep_id: 1,
    registered_capital: 1.5,
    established_date: 1,
    industry: 1,
    org_type: 1,
    business_scope: 1.5,
    reg_address: 1,
    reg_status: 1,
    reg_authority: 1,
    taxpayer_type: 1,
    employee_count: 0.8,
    org_phone: 0.5,
  },
  place: {
    property_unit_id: 3.5,
    parcel_area: 1.5,
    land_use: 1.5,
    place_name: 2.5,
    place_address: 1.5,
    place_region: 0.5,
    region12: 1.5,
    lng: 1.5,
    lat: 1.5,
    building_year: 1,
    floor_count: 1,
    right_holder: 0.5,
    postcode: 0.3,
  },
  indicator: {
    indicator_code: 3,
    indicator_name: 3,
    indicator_value: 2,
    stat_region: 1,
    stat_year: 1.5,
    stat_month: 1,
    indicator_unit: 1.5,
  },
};

/** Whether an element is one by which tables of a subject are known. */
export function speaksFor(subject: string, element: string): boolean {
  return (SUBJECTS as readonly string[]).includes(subject) && element in WEIGHTS[subject as KnownSubject];
}

const WORDS: Readonly<Record<KnownSubject, RegExp>> = {
  person:
    /人口|人员|居民|学生|患者|参保人|户籍|名单|职工|驾驶人|person|people|resident|student|patient|employee|citizen/i,
  organisation:
    /企业|公司|法人|单位|机构|商户|纳税人|经营主体|高校|大学名|company|enterprise|organi[sz]ation|firm|business|university/i,
  place: /地块|宗地|不动产|房屋|地名|区划|街道|村居|门牌|parcel|place|address|property|division/i,
  indicator: /统计|指标|年鉴|产值|indicator|statistic/i,
};

const REASONS: Readonly<Record<KnownSubject, Name2>> = {
  person: { zh: '自然人', en: 'persons' },
  organisation: { zh: '法人和其他组织', en: 'organisations' },
  place: { zh: '地点、地块或房屋', en: 'places' },
  indicator: { zh: '统计指标', en: 'indicators' },
};

/** What the rows of a table are about; undefined when nothing points to one of the known subjects. */
export function guessSubject(profile: FileProfile, title: string): SubjectGuess | undefined {
  const scores = SUBJECTS.map((subject) => {
    let score = 0;
    const seen: string[] = [];
    for (const column of profile.columns) {
      const candidates = [{ element: column.element, confidence: column.confidence }, ...column.alternatives].filter(
        (c) => c.confidence >= 0.5,
      );
      const weights = candidates.map((c) => (WEIGHTS[subject][c.element ?? ''] ?? 0) * c.confidence);
      const weight = Math.max(0, ...weights);
      if (weight > 0) {
        // a column that is filled in a tenth of the rows says what some rows carry, not what they are
        score += weight * Math.min(1, 0.3 + column.fill);
        seen.push(column.name);
      }
    }
    if (WORDS[subject].test(title)) score += 1.2;
    // a table of companies names a few persons, a table of persons many: the column that tells rows apart decides
    if (keyPoints(profile, subject)) score += 2;
    return { subject, score, seen };
  }).sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  if (!best || best.score < 2.2) return undefined;
  const margin = best.score - (second?.score ?? 0);
  const confidence = Math.round(Math.min(0.97, 0.45 + best.score / 20 + Math.max(0, margin) / 10) * 100) / 100;
  const named = best.seen.slice(0, 5);
  return {
    subject: best.subject,
    confidence,
    reason: {
      zh: `有${named.join('、')}等列，每行像是在说${REASONS[best.subject].zh}`,
      en: `columns such as ${named.join(', ')}: each row seems to be about ${REASONS[best.subject].en}`,
    },
  };
}

const KEYS: Readonly<Record<KnownSubject, readonly string[]>> = {
  person: ['resident_id', 'social_security_no', 'student_no', 'health_record_no'],
  organisation: ['uscc', 'org_code', 'tax_no', 'org_name'],
  place: ['property_unit_id', 'region12', 'place_name'],
  indicator: ['indicator_code', 'stat_year'],
};

function keyPoints(profile: FileProfile, subject: KnownSubject): boolean {
  return profile.keys.some((key) =>
    key.columns.some((name) => {
      const column = profile.columns.find((c) => c.name === name);
      return column?.element != null && column.confidence >= 0.5 && KEYS[subject].includes(column.element);
    }),
  );
}

/**
 * Subjects of tables that are about nothing known: tables with half of their columns in common are about the same thing, whatever it is;
 * any other makes a block of its own, named like the table.
 */
export function groupUnknown(
  tables: readonly { readonly title: string; readonly columns: readonly string[] }[],
): SubjectGuess[] {
  const groups: { subject: string; columns: Set<string>; of: number }[] = [];
  return tables.map(({ title, columns }) => {
    const names = new Set(columns.map((name) => name.normalize('NFKC').toLowerCase().trim()));
    const same = groups.find((group) => {
      const common = [...names].filter((name) => group.columns.has(name)).length;
      return common >= 2 && common / Math.min(names.size, group.columns.size) >= 0.5;
    });
    if (same) {
      same.of++;
      return {
        subject: same.subject,
        confidence: 0.5,
        reason: {
          zh: `与前一张表有一半以上的列相同`,
          en: 'more than half of its columns are those of a table before it',
        },
      };
    }
    const subject = groups.length === 0 && tables.length > 1 ? 'record' : nameFrom(title);
    const taken = new Set([...groups.map((group) => group.subject), ...SUBJECTS]);
    const name = taken.has(subject) ? `${subject}_record` : subject;
    groups.push({ subject: name, columns: names, of: 1 });
    return {
      subject: name,
      confidence: 0.4,
      reason: {
        zh: '看不出是人、机构、地点还是指标，自成一块',
        en: 'neither persons, organisations, places nor indicators: a block of its own',
      },
    };
  });
}
