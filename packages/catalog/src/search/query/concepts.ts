/**
 * From the typed parts to what is looked for: each part becomes concepts, each concept one or several ways of being written. A document is found when every
 * concept that is not optional is written in it in one of the ways.
 */
import { ALL_FIELDS, FIELDS } from '../text/fields.ts';
import { latinTokens, runsOf } from '../text/runs.ts';
import { words } from '../text/segment.ts';
import type { QueryPart } from './parse.ts';
import { longestSynonym, synonymsOf } from './synonyms.ts';

/** One way in which a concept may be written. */
export interface Spelling {
  readonly kind: 'han' | 'latin' | 'phrase' | 'element';
  readonly text: string;
  /** Worth of finding it this way, 1 = as typed. */
  readonly worth: number;
}

export interface Concept {
  /** As typed, folded. */
  readonly text: string;
  readonly spellings: readonly Spelling[];
  /** Bits of the fields in which it may stand. */
  readonly fields: number;
  readonly exclude: boolean;
  /** Counts when it is there, but need not be. */
  readonly optional: boolean;
  /** The run of the query in which it stands; concepts of one run stand beside each other in their order. */
  readonly run: number;
}

/** What a synonym is worth against the word that was typed. */
const SYNONYM = 0.7;

/** Words that tell no resource from another: a reader who writes 人口信息 wants 人口数据 as well. Required where nothing else is asked for. */
const CARRIERS = new Set(
  '信息 数据 情况 资料 相关 有关 数据集 信息表 数据表 情况表 一览表 明细表 汇总表 清单 列表 名单 目录 表 查询 统计 data dataset list information'.split(
    ' ',
  ),
);
/** Words of a question, and what binds words. */
const IDLE = new Set(
  '的 地 得 和 与 及 或 在 是 了 等 有 哪些 哪里 什么 怎么 如何 多少 请问 我要 我想 查找 查看 找 查 关于 以及 其 该 各 the of and a an in for'.split(
    ' ',
  ),
);

const single = (text: string): Spelling[] => [{ kind: /[a-z0-9]/.test(text) ? 'latin' : 'han', text, worth: 1 }];

export function conceptsOf(parts: readonly QueryPart[]): Concept[] {
  const found: Concept[] = [];
  let run = 0;
  for (const part of parts) {
    const fields = part.field === null ? ALL_FIELDS : FIELDS[part.field];
    const base = { fields, exclude: part.exclude };
    if (part.phrase || part.field === 'code') {
      found.push({ ...base, ...phrase(part), optional: false, run: run++ });
      continue;
    }
    for (const piece of runsOf(part.text)) {
      const all = piece.han ? hanWords(piece.text) : [piece.text];
      for (const word of all) {
        const spellings: Spelling[] = piece.han
          ? [{ kind: 'han', text: word, worth: 1 }]
          : [{ kind: 'latin', text: latinTokens(word)[0]!, worth: 1 }];
        if (!part.exclude)
          for (const other of synonymsOf(word))
            for (const each of single(other)) spellings.push({ ...each, worth: SYNONYM });
        found.push({ ...base, text: word, spellings, optional: CARRIERS.has(word), run });
      }
      run += 1;
    }
  }
  return settle(found);
}

function phrase(part: QueryPart): Pick<Concept, 'text' | 'spellings'> {
  return { text: part.text, spellings: [{ kind: 'phrase', text: part.text, worth: 1 }] };
}

/** Each once. Idle words go, optional ones stay optional only beside others; unless nothing else was asked for. */
function settle(concepts: readonly Concept[]): Concept[] {
  const once = [...new Map(concepts.map((each) => [`${each.text} ${each.fields} ${each.exclude}`, each])).values()];
  const telling = once.filter((each) => each.exclude || !IDLE.has(each.text));
  const kept = telling.some((each) => !each.exclude) ? telling : once;
  const required = kept.some((each) => !each.exclude && !each.optional);
  return kept.map((each) => (required ? each : { ...each, optional: false }));
}

/** Words of a run; what has synonyms is held together, where segmentation does not speak against it: where it begins and ends, words do. */
function hanWords(run: string): string[] {
  const plain = words(run);
  const borders = new Set([0]);
  let border = 0;
  for (const word of plain) {
    border += word.length;
    borders.add(border);
  }
  const found: string[] = [];
  let from = 0;
  for (let at = 0; at < run.length; at += 1) {
    const known = borders.has(at) ? synonymAt(run, at, borders) : undefined;
    if (known === undefined) continue;
    found.push(...words(run.slice(from, at)), known);
    from = at + known.length;
    at = from - 1;
  }
  return from === 0 ? plain : [...found, ...words(run.slice(from))];
}

/** The longest word with synonyms that begins at a place and ends at a border. */
function synonymAt(run: string, at: number, borders: ReadonlySet<number>): string | undefined {
  for (let length = Math.min(longestSynonym(), run.length - at); length >= 2; length -= 1) {
    const word = run.slice(at, at + length);
    if (borders.has(at + length) && synonymsOf(word).length > 0) return word;
  }
  return undefined;
}
