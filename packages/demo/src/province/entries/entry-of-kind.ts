/** One entry of the catalogue: a kind as one body holds it. */
import type { Cadence, Entry, Item } from '@kuaishu/catalog';
import { pinyinInitials } from '@kuaishu/standards';
import { functionOf } from '../organisations/functions.ts';
import type { ProvinceOrganisation } from '../organisations/organisation.ts';
import type { Kind, KindItem } from '../themes/kind.ts';
import { type Method, permissionsOf, withClosedIdentity } from './access.ts';
import { classOf, formatOf } from './classes.ts';
import { headingOf } from './headings.ts';

/** What this body does otherwise than the kind says. */
export interface Habits {
  readonly resource: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly items: readonly KindItem[];
  readonly cadence: Cadence;
  readonly format: string;
  /** Columns are headed by initials of pinyin: XM, GMSFHM. */
  readonly initials: boolean;
  /** Share of headings that are not the standard's word. */
  readonly ownWords: number;
  /** 覆盖范围: 全省, 贵阳市. */
  readonly extent: string;
  readonly claims: boolean;
}

const CADENCES: Readonly<Record<Cadence, string>> = {
  realtime: '实时更新',
  daily: '每日更新',
  weekly: '每周更新',
  monthly: '每月更新',
  quarterly: '每季度更新',
  half_yearly: '每半年更新',
  yearly: '每年更新',
  irregular: '不定期更新',
};

export function entryOfKind(
  kind: Kind,
  body: ProvinceOrganisation,
  habits: Habits,
  contact: string,
  seed: number,
): Entry {
  const named = nameItems(body.key, habits, seed);
  const format = formatOf(habits.format);
  const method: Method =
    format.class !== '数据库' ? 'platform_file' : kind.byInterface ? 'platform_api' : 'platform_database';
  const bare = named.map(({ item, heading }) => itemOf(item, heading));
  const { sharing, opening, grade } = permissionsOf(kind.access, kind.subject, kind.law, method, bare);
  const key = named.filter(({ item }) => item.key).map(({ heading }) => heading);
  const authority = habits.claims
    ? named.filter(({ item }) => item.authority).map(({ item, heading }) => item.attribute ?? item.element ?? heading)
    : [];
  const freshness = named.find(({ item }) => item.element === 'updated_at')?.heading;
  return {
    resource: habits.resource,
    name: habits.name,
    provider: { name: body.name.zh, short: body.short, uscc: body.uscc },
    class: classOf(kind),
    ...(body.function ? { classification: { theme: functionOf(body.function).theme } } : {}),
    matters: [{ name: kind.duty }],
    ...(format.class === '数据库' ? { system: { name: systemName(kind), network: '政务外网' } } : {}),
    contact: { name: contact, office: body.level === 'province' ? '数据资源处' : '数据资源科' },
    abstract: abstractOf(kind, habits, named),
    format,
    sharing,
    opening,
    grade,
    cadence: habits.cadence,
    subject: kind.subject,
    ...(key.length > 0 ? { key } : {}),
    ...(freshness === undefined ? {} : { freshness }),
    delivery: 'full',
    ...(authority.length > 0 ? { authority } : {}),
    items: withClosedIdentity(bare, opening),
  };
}

interface Named {
  readonly item: KindItem;
  readonly heading: string;
}

function nameItems(body: string, habits: Habits, seed: number): Named[] {
  const taken = new Set(habits.items.map(({ name }) => name));
  const initials = new Set<string>();
  return habits.items.map((item): Named => {
    if (habits.initials) {
      const short = pinyinInitials(item.name)
        .toUpperCase()
        .replace(/[^A-Z0-9]/gu, '');
      const heading = initials.has(short) || short.length < 2 ? `${short}${initials.size}` : short;
      initials.add(heading);
      return { item, heading };
    }
    const heading = headingOf(item.name, body, habits.ownWords, seed, taken);
    taken.add(heading);
    return { item, heading };
  });
}

function itemOf(item: KindItem, heading: string): Item {
  const { element, attribute, type, length, scale, unit, en, name, required } = item;
  const title = en !== undefined ? { title: { zh: name, en } } : heading === name ? {} : { title: { zh: name } };
  return {
    name: heading,
    ...title,
    ...(element === undefined ? {} : { element }),
    ...(attribute === undefined ? {} : { attribute }),
    ...(type === undefined ? {} : { type }),
    ...(length === undefined ? {} : { length }),
    ...(scale === undefined ? {} : { scale }),
    ...(unit === undefined ? {} : { unit }),
    ...(required ? { required: true } : {}),
  };
}

/** 居住证签发信息 → 居住证签发管理系统. */
function systemName({ zh }: Kind): string {
  return `${zh.replace(/(?:信息|数据|目录|清单|名单|名录)$/u, '').replace(/[“”（）]/gu, '')}管理系统`;
}

function abstractOf(kind: Kind, { items, cadence, extent }: Habits, named: readonly Named[]): string {
  const shown = named.slice(0, 7).map(({ item }) => item.name);
  return `依据${kind.law}${kind.duty}形成。覆盖${extent}，主要内容包括${shown.join('、')}${items.length > shown.length ? `等 ${items.length} 项` : ''}，${CADENCES[cadence]}。`;
}
