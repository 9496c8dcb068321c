import { validate } from '@kuaishu/standards';
import { resolveItems } from '../derive/items.ts';
import type { ResolvedItem } from '../derive/plan.ts';
import type { Entry, Project } from '../entry.ts';
import type { LoadedEntry } from '../read/loaded-entry.ts';
import type { Positions } from '../read/positions.ts';
import { type LintFault, type PointedFault, place } from './fault.ts';
import { lintEntry } from './lint-entry.ts';
import { normaliseName } from './name-rules.ts';
import { relatedCycles } from './related.ts';
import { didYouMean, nearest } from './suggest.ts';

export interface ProjectToLint {
  readonly project: Project;
  /** Relative to the project folder. */
  readonly projectFile: string;
  readonly projectPositions: Positions;
  readonly entries: readonly LoadedEntry[];
}

/** Every entry by itself, then what only shows between them: two authorities for one attribute, names used twice, cycles. */
export function lintProject({ project, projectFile, projectPositions, entries }: ProjectToLint): LintFault[] {
  const own = entries.flatMap(({ file, entry, positions }) =>
    lintEntry(entry).map((fault) => place(fault, file, positions)),
  );
  const between = lintBetween(entries.map(({ entry }) => entry)).map(({ at, fault }) => {
    const found = entries[at];
    return found ? place(fault, found.file, found.positions) : place(fault, projectFile, projectPositions);
  });
  const about = lintProjectFile(
    project,
    entries.map(({ entry }) => entry),
  ).map((fault) => place(fault, projectFile, projectPositions));
  return [...about, ...own, ...between];
}

interface FaultAt {
  /** Index of the entry. */
  readonly at: number;
  readonly fault: PointedFault;
}

export const KNOWN_SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  person: ['people', 'persons', 'citizen', 'resident', 'natural_person'],
  organisation: ['organization', 'company', 'enterprise', 'org', 'legal_person', 'business'],
  place: ['places', 'parcel', 'location', 'house', 'property'],
  indicator: ['indicators', 'statistics', 'statistic', 'index'],
};

function lintBetween(entries: readonly Entry[]): FaultAt[] {
  const faults: FaultAt[] = [];
  const resources = new Map<string, number>();
  const names = new Map<string, number>();
  const claims = new Map<string, string>();
  const domains = new Map<string, { item: ResolvedItem; resource: string }>();
  entries.forEach((entry, at) => {
    const add = (fault: PointedFault) => faults.push({ at, fault });
    if (resources.has(entry.resource)) {
      add({
        pointer: '/resource',
        code: 'duplicate_resource',
        severity: 'error',
        message: {
          zh: `资源 ${entry.resource} 在别的文件里已有`,
          en: `resource ${entry.resource} exists in another file`,
        },
        mend: { zh: '换一个名字', en: 'use another name' },
      });
      return;
    }
    resources.set(entry.resource, at);
    const name = `${normaliseName(entry.name.zh)}\n${normaliseName(entry.provider.name)}`;
    const twin = names.get(name);
    if (twin !== undefined) {
      add({
        pointer: '/name',
        code: 'duplicate_name',
        severity: 'warning',
        message: {
          zh: `与 ${entries[twin]?.resource} 同名同提供方，可能重复编目`,
          en: `same name and provider as ${entries[twin]?.resource}: perhaps catalogued twice`,
        },
        mend: { zh: '合并，或在名称里写明区别', en: 'merge them, or say the difference in the name' },
      });
    } else names.set(name, at);
    lintSubject(entry).forEach(add);
    const items = resolveItems(entry);
    for (const item of items) {
      const key = `${entry.subject}.${item.attribute}`;
      const other = domains.get(key);
      if (!other) domains.set(key, { item, resource: entry.resource });
      else if (kindOf(other.item) !== kindOf(item)) {
        add({
          pointer: `/items/${item.index}`,
          code: 'attribute_conflict',
          severity: 'error',
          message: {
            zh: `属性 ${item.attribute} 在 ${other.resource} 里是${kindOf(other.item)}，这里是${kindOf(item)}`,
            en: `attribute ${item.attribute} is ${kindOf(other.item)} in ${other.resource} and ${kindOf(item)} here`,
          },
          mend: {
            zh: '两处用同一个数据元，或给其中一项写 attribute',
            en: 'use one element in both, or give one an attribute of its own',
          },
        });
      }
    }
    (entry.authority ?? []).forEach((wanted, i) => {
      const attribute = items.find((item) => item.name === wanted || item.attribute === wanted)?.attribute;
      if (attribute === undefined) return;
      const key = `${entry.subject}.${attribute}`;
      const holder = claims.get(key);
      if (holder !== undefined && holder !== entry.resource) {
        add({
          pointer: `/authority/${i}`,
          code: 'authority_conflict',
          severity: 'error',
          message: {
            zh: `一数一源冲突：${attribute} 的权威已是 ${holder}`,
            en: `one number, one source: ${holder} is already the authority for ${attribute}`,
          },
          mend: { zh: `与 ${holder} 的提供方商定，只留一处`, en: `agree with the provider of ${holder} and keep one` },
        });
      } else claims.set(key, entry.resource);
    });
    (entry.related ?? []).forEach((resource, i) => {
      if (entries.some((e) => e.resource === resource || e.code === resource)) return;
      const hint = didYouMean(
        resource,
        entries.map((e) => e.resource),
      );
      add({
        pointer: `/related/${i}`,
        code: 'related_unknown',
        severity: 'warning',
        message: { zh: `本项目里没有关联资源 ${resource}`, en: `no resource ${resource} in this project` },
        mend: hint ?? { zh: '写资源名或信息资源代码', en: 'write a resource or its code' },
      });
    });
  });
  for (const cycle of relatedCycles(entries)) {
    const at = entries.findIndex((entry) => entry.resource === cycle[0]);
    const path = [...cycle, cycle[0]].join(' → ');
    faults.push({
      at,
      fault: {
        pointer: '/related',
        code: 'related_cycle',
        severity: 'error',
        message: { zh: `关联资源成环：${path}`, en: `related resources form a cycle: ${path}` },
        mend: { zh: '删去其中一处 related', en: 'remove one of the related references' },
      },
    });
  }
  return faults;
}

function lintSubject(entry: Entry): PointedFault[] {
  if (entry.subject in KNOWN_SUBJECTS) return [];
  const meant =
    Object.entries(KNOWN_SUBJECTS).find(([, words]) => words.includes(entry.subject))?.[0] ??
    nearest(entry.subject, Object.keys(KNOWN_SUBJECTS));
  if (meant === undefined) return [];
  return [
    {
      pointer: '/subject',
      code: 'subject_unusual',
      severity: 'warning',
      message: {
        zh: `主体 ${entry.subject} 会自成一块，不与 ${meant} 合在一起`,
        en: `subject ${entry.subject} makes a block of its own, apart from ${meant}`,
      },
      mend: { zh: `是否想写 ${meant}`, en: `did you mean ${meant}` },
    },
  ];
}

/** What a value is, with what makes two of a kind differ: the identifier's rule, the code's table. */
function kindOf(item: ResolvedItem): string {
  const { domain } = item;
  return domain.kind === 'identifier' ? domain.rule : domain.kind === 'code' ? `code ${domain.table}` : domain.kind;
}

function lintProjectFile(project: Project, entries: readonly Entry[]): PointedFault[] {
  const faults: PointedFault[] = [];
  if (entries.length === 0) {
    faults.push({
      pointer: '',
      code: 'no_entries',
      severity: 'error',
      message: { zh: 'catalog/ 里没有可用的条目', en: 'catalog/ holds no usable entry' },
      mend: {
        zh: '加上 catalog/名称.yaml，或用 kuaishu init 起草',
        en: 'add catalog/NAME.yaml, or draft with kuaishu init',
      },
    });
  }
  if (project.region !== undefined) {
    const verdict = validate({ kind: 'identifier', rule: 'region6' }, project.region);
    if (!verdict.ok) {
      faults.push({
        pointer: '/region',
        code: 'unknown_region',
        severity: 'error',
        message: { zh: `行政区划代码不对：${verdict.message.zh}`, en: `wrong division code: ${verdict.message.en}` },
        mend: { zh: '写 GB/T 2260 代码，例如 520000', en: 'write a GB/T 2260 code, such as 520000' },
      });
    }
  }
  const ids = new Set<string>();
  const subjects = new Set<string>();
  (project.blocks ?? []).forEach((block, i) => {
    if (ids.has(block.id) || subjects.has(block.subject)) {
      faults.push({
        pointer: `/blocks/${i}`,
        code: 'duplicate_block',
        severity: 'error',
        message: {
          zh: `块 ${block.id} 或主体 ${block.subject} 写了两次`,
          en: `block ${block.id} or subject ${block.subject} stands twice`,
        },
        mend: { zh: '删去一个', en: 'remove one' },
      });
    }
    ids.add(block.id);
    subjects.add(block.subject);
    if (entries.length > 0 && !entries.some((entry) => entry.subject === block.subject)) {
      const hint = didYouMean(
        block.subject,
        entries.map((e) => e.subject),
      );
      faults.push({
        pointer: `/blocks/${i}/subject`,
        code: 'block_empty',
        severity: 'warning',
        message: {
          zh: `没有条目的主体是 ${block.subject}，这个块是空的`,
          en: `no entry has subject ${block.subject}: the block is empty`,
        },
        mend: hint ?? { zh: '删去，或改主体', en: 'remove it, or change its subject' },
      });
    }
  });
  return faults;
}
