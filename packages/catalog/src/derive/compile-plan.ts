import type { Entry, Project } from '../entry.ts';
import { blockName, deriveFusion, derivePartition } from './fusion.ts';
import { resolveItems } from './items.ts';
import { deriveLink, type SubjectEntry } from './link-attributes.ts';
import type { CraftPlan, ResolvedItem, Rule, SubjectPlan } from './plan.ts';
import { deriveRegion } from './region.ts';
import { deriveRules } from './rules.ts';

/**
 * Everything that follows from a project and its entries (目录即程序). Pure: the same entries give the same plan. Lint the entries first;
 * this neither reports nor repairs what lint refuses. Entries are taken in the order of their resource names, not of their files.
 */
export function compilePlan(project: Project, entries: readonly Entry[]): CraftPlan {
  const ordered = [...entries].sort((a, b) => (a.resource < b.resource ? -1 : a.resource > b.resource ? 1 : 0));
  const items: Record<string, readonly ResolvedItem[]> = {};
  const rules: Record<string, readonly Rule[]> = {};
  for (const entry of ordered) {
    const resolved = resolveItems(entry);
    items[entry.resource] = resolved;
    rules[entry.resource] = deriveRules(entry, resolved);
  }
  const subjects = [...Map.groupBy(ordered, (entry) => entry.subject)].map(([subject, group]): SubjectPlan => {
    const own = group.map((entry): SubjectEntry => ({ entry, items: items[entry.resource] ?? [] }));
    const named = project.blocks?.find((block) => block.subject === subject);
    const attributes = deriveFusion(own);
    const partition = derivePartition(attributes);
    return {
      subject,
      block: named?.id ?? subject,
      name: named ? { zh: named.name.zh, en: named.name.en ?? named.name.zh } : blockName(subject),
      resources: group.map((entry) => entry.resource),
      attributes,
      link: deriveLink(subject, own),
      ...(partition === undefined ? {} : { partition }),
    };
  });
  return {
    project: project.project,
    region: deriveRegion(project, ordered),
    entries: ordered,
    items,
    rules,
    subjects,
    control: { history: project.control?.history ?? 6, sigmas: project.control?.sigmas ?? 3 },
  };
}
