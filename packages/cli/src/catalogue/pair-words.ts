/** Words of the radar for people, as the pages have them. */
import type { ItemReason, PairKind, WayOutKind } from '@kuaishu/catalog';
import type { Text2 } from '../output.ts';

export const KIND_WORDS: Readonly<Record<PairKind, Text2>> = {
  duplicate: { zh: '重复', en: 'duplicate' },
  contains: { zh: '对方已包含', en: 'held by the other' },
  contained: { zh: '包含对方', en: 'holds the other' },
  same_kind_other_region: { zh: '同类，别的地区', en: 'same kind, other region' },
  same_kind_other_period: { zh: '同类，别的时段', en: 'same kind, other period' },
  overlap: { zh: '部分重叠', en: 'overlap' },
};

export const WAY_WORDS: Readonly<Record<WayOutKind, Text2>> = {
  reuse: { zh: '直接使用', en: 'use it' },
  become_source: { zh: '成为数源', en: 'become the source' },
  collect_jointly: { zh: '协同采集', en: 'collect jointly' },
  take_from_base: { zh: '从基础库引用', en: 'refer to the base library' },
  keep_separate: { zh: '分别保留', en: 'keep both' },
};

export const ITEM_WORDS: Readonly<Record<ItemReason, Text2>> = {
  same_values: { zh: '值相同', en: 'same values' },
  same_element: { zh: '同一数据元', en: 'same data element' },
  same_heading: { zh: '名称相同', en: 'same name' },
  recoded: { zh: '代码不同，含义相同', en: 'other codes, same meaning' },
  split: { zh: '拆分或合并', en: 'split or joined' },
  similar_heading: { zh: '名称相近', en: 'similar name' },
  initials: { zh: '拼音缩写', en: 'pinyin initials' },
};

/** How close a kind is, 0 the closest; kinds of one rank are as close. */
export const RANK: Readonly<Record<PairKind, number>> = {
  duplicate: 0,
  contains: 1,
  contained: 1,
  same_kind_other_region: 2,
  same_kind_other_period: 2,
  overlap: 3,
};
