/** Duplicates, strips of one kind, and overlaps, from the judgements of all candidates. */
import type { Name2 } from '../../derive/plan.ts';
import type { FindingKind, RadarFinding, WayOut } from '../finding.ts';
import type { RadarIndex } from '../index/radar-index.ts';
import { spokenRegion } from '../title/places.ts';
import {
  entryPart,
  plainPair,
  rounded,
  sharesByItems,
  sharesByRegion,
  shownPairs,
  someNames,
} from './finding-parts.ts';
import type { Judgement } from './judge-slot.ts';
import { linkOf } from './link.ts';
import type { ReadDraft } from './read-draft.ts';
import { type Told, toldOf } from './told.ts';

export function duplicateFindings(
  index: RadarIndex,
  read: ReadDraft,
  judged: readonly Judgement[],
  threshold: number,
): RadarFinding[] {
  return toldOf(index, judged, threshold).map((each) => finding(index, read, each));
}

function finding(index: RadarIndex, read: ReadDraft, { judgement, kind, probability, elsewhere }: Told): RadarFinding {
  const { slot, alignment } = judgement;
  const items = shownPairs(index, read, alignment);
  const link = kind === 'overlap' ? linkOf(index, read, slot, alignment) : undefined;
  const key = link && read.items.list[link.ourPosition]!.item.name;
  return {
    kind,
    ...entryPart(index, slot),
    probability: rounded(probability),
    items,
    ...(link && { joinedBy: plainPair(index, read, link) }),
    reason: reasonOf(
      index,
      judgement,
      kind,
      items.map(({ ours }) => ours),
      key,
      elsewhere,
    ),
    wayOut: wayOutOf(index, read, judgement, kind, key),
  };
}

function reasonOf(
  index: RadarIndex,
  { slot, evidence }: Judgement,
  kind: FindingKind,
  names: readonly string[],
  key: string | undefined,
  elsewhere: number,
): Name2 {
  const body = index.body(slot).called;
  const said = { zh: `${body.zh}的「${index.title(slot)}」`, en: `“${index.title(slot)}” of ${body.en}` };
  const columns = names.length === 0 ? undefined : someNames(names);
  const items: Name2 =
    columns === undefined ? { zh: '', en: '' } : { zh: `，${columns.zh}两边都有`, en: `; both have ${columns.en}` };
  const values: Name2 =
    evidence.items?.rows === undefined
      ? { zh: '', en: '' }
      : {
          // in tens: nobody finds out with a list of his own whether somebody else's has one name more
          zh: `，数据指纹显示约 ${Math.round(evidence.items.rows * 10) * 10}% 的取值相同`,
          en: `; the sketches of values have some ${Math.round(evidence.items.rows * 10) * 10} % in common`,
        };
  const end = { zh: `${items.zh}${values.zh}`, en: `${items.en}${values.en}` };
  const [theirRegion] = index.strip(slot).regions;
  switch (kind) {
    case 'duplicate':
      return { zh: `${said.zh}登记的是同样的内容${end.zh}`, en: `${said.en} holds the same content${end.en}` };
    case 'contains':
      return {
        zh: `${said.zh}已包含这里要采集的内容${end.zh}`,
        en: `${said.en} already holds what is to be collected here${end.en}`,
      };
    case 'contained':
      return {
        zh: `${said.zh}是这里内容的一部分${end.zh}`,
        en: `${said.en} is a part of what is compiled here${end.en}`,
      };
    case 'same_kind_other_region':
      return {
        zh: `${said.zh}是同类数据，范围是${theirRegion === undefined ? '另一批对象' : spokenRegion(theirRegion)}，不是重复${end.zh}`,
        en: `${said.en} is the same kind of table for ${theirRegion === undefined ? 'other rows' : `another region (${theirRegion})`}, no duplicate${end.en}`,
      };
    case 'same_kind_other_period': {
      const period = [...index.strip(slot).periods, ...index.strip(slot).serials].join('、');
      return {
        zh: `${said.zh}是同一种表的另一期（${period}），不是重复${end.zh}`,
        en: `${said.en} is another edition (${period}) of the same table, no duplicate${end.en}`,
      };
    }
    default:
      return {
        zh: `${said.zh}已有这里的 ${names.length} 项${end.zh}${key === undefined ? '' : `；两表可按${key}关联`}${elsewhere === 0 ? '' : `；另有 ${elsewhere} 个地区的同类条目`}`,
        en: `${said.en} already holds ${names.length} of the items here${end.en}${key === undefined ? '' : `; the two are joined by ${key}`}${elsewhere === 0 ? '' : `; so do ${elsewhere} more of its kind for parts of the region`}`,
      };
  }
}

/** With oneself nothing is shared out. */
function ownWayOut(kind: FindingKind): WayOut {
  switch (kind) {
    case 'same_kind_other_period':
      return {
        kind: 'reuse',
        reason: {
          zh: '登记为该资源的新一期，不另建条目',
          en: 'deliver it as a new edition of that resource, not as an entry of its own',
        },
      };
    case 'same_kind_other_region':
      return {
        kind: 'reuse',
        reason: {
          zh: '登记在该资源中，以区划为一项区分，不另建条目',
          en: 'deliver it as rows of that resource, told apart by an item for the region, not as an entry of its own',
        },
      };
    default:
      return {
        kind: 'reuse',
        reason: {
          zh: '这是本单位自己的条目：修订它，把缺的项加进去，不另建条目',
          en: 'the entry is your own: revise it and add what it lacks, instead of making another',
        },
      };
  }
}

function wayOutOf(
  index: RadarIndex,
  read: ReadDraft,
  judgement: Judgement,
  kind: FindingKind,
  key: string | undefined,
): WayOut {
  const { slot, alignment, evidence } = judgement;
  const body = index.body(slot).called;
  const published = index.isPublished(slot);
  if (evidence.strip.sameBody) return ownWayOut(kind);
  switch (kind) {
    case 'duplicate':
    case 'contains':
      if (!published)
        return {
          kind: 'collect_jointly',
          reason: {
            zh: `${body.zh}也还在编制，先商定由谁采集`,
            en: `${body.en} is still compiling it too: agree first on who collects it`,
          },
          shares: sharesByItems(index, read, slot, alignment?.pairs ?? []),
        };
      return {
        kind: 'reuse',
        reason: {
          zh: `向${body.zh}申请共享，不再采集`,
          en: `ask ${body.en} to share it instead of collecting it again`,
        },
      };
    case 'contained':
      return {
        kind: 'become_source',
        reason: {
          zh: `这里内容更全：若职责在本部门，由本条目作为数源，${body.zh}改为复用`,
          en: `this one holds more: if the duty is yours, become the source and let ${body.en} reuse it`,
        },
      };
    case 'same_kind_other_region':
      return {
        kind: 'collect_jointly',
        reason: {
          zh: '各自采集本地区的数据，按一张表的统一格式归为一个资源',
          en: 'each collects its own region, in one format, as one resource of the level above',
        },
        shares: sharesByRegion(index, read, slot),
      };
    case 'same_kind_other_period':
      return {
        kind: 'collect_jointly',
        reason: { zh: '与对方合为一个按期更新的资源', en: 'make one resource of it that is renewed by period' },
        shares: sharesByRegion(index, read, slot),
      };
    default:
      return {
        kind: 'collect_jointly',
        reason:
          key === undefined
            ? {
                zh: `已有的项由${body.zh}继续采集并共享，其余由本部门采集`,
                en: `${body.en} goes on collecting and sharing the items it has, you collect the rest`,
              }
            : {
                zh: `保留${key}，已有的项用它从${body.zh}关联取用，不再采集；其余由本部门采集`,
                en: `keep ${key} and link what ${body.en} has by it instead of collecting it again; you collect the rest`,
              },
        shares: sharesByItems(
          index,
          read,
          slot,
          (alignment?.pairs ?? []).filter(({ probability }) => probability >= 0.5),
        ),
      };
  }
}
