/** Code tables that the project's attributes use. */
import type { CodesView } from '@kuaishu/api';
import { codeTable } from '@kuaishu/standards';
import type { ProjectView } from '../project/project-reader.ts';

export function codesOf(view: ProjectView): CodesView {
  const attributes: Record<string, string> = {};
  const tables: Record<string, Record<string, { zh: string; en: string }>> = {};
  for (const { attribute, element } of Object.values(view.plan.items).flat()) {
    const domain = element?.domain;
    if (domain?.kind === 'identifier' && domain.rule === 'region6') attributes[attribute] = 'region';
    if (domain?.kind !== 'code') continue;
    const table = codeTable(domain.table);
    if (!table) continue;
    attributes[attribute] = table.id;
    tables[table.id] ??= Object.fromEntries(table.codes.map(({ code, zh, en }) => [code, { zh, en: en ?? zh }]));
  }
  return { attributes, tables };
}
