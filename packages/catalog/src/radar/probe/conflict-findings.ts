/** 一数一源: attributes that the draft claims and of which a published entry is the source already. */
import { element } from '@kuaishu/standards';
import type { RadarFinding } from '../finding.ts';
import type { RadarIndex } from '../index/radar-index.ts';
import { compareStrips } from '../judge/strip-evidence.ts';
import { entryPart, someNames } from './finding-parts.ts';
import type { ReadDraft } from './read-draft.ts';

export function conflictFindings(index: RadarIndex, read: ReadDraft): RadarFinding[] {
  const { subject, authority = [], id } = read.draft;
  if (subject === undefined) return [];
  const bySlot = new Map<number, string[]>();
  for (const attribute of new Set(authority))
    for (const slot of index.sources(subject, attribute)) {
      if (index.id(slot) === id) continue;
      // the sources of two counties do not contradict each other
      const { region } = compareStrips(
        { strip: read.strip, body: read.body },
        { strip: index.strip(slot), body: index.body(slot) },
      );
      if (region === 'apart') continue;
      bySlot.set(slot, [...(bySlot.get(slot) ?? []), attribute]);
    }
  return [...bySlot].map(([slot, attributes]) => {
    const zh = someNames(attributes.map((attribute) => element(attribute)?.name.zh ?? attribute)).zh;
    const en = someNames(attributes.map((attribute) => element(attribute)?.name.en ?? attribute)).en;
    const body = index.body(slot).called;
    return {
      kind: 'attribute_conflict' as const,
      ...entryPart(index, slot),
      probability: 1,
      items: [],
      attributes,
      reason: {
        zh: `${body.zh}的「${index.title(slot)}」已是${zh}的数源（一数一源）`,
        en: `“${index.title(slot)}” of ${body.en} is already the source of ${en}`,
      },
      wayOut: {
        kind: 'reuse' as const,
        reason: {
          zh: `不声明为数源，从${body.zh}取用；若依法职责在本部门，提出数源争议，由大数据主管部门裁定`,
          en: `do not claim it, take it from ${body.en}; if the law makes it your duty, bring the conflict before the bureau`,
        },
      },
    };
  });
}
