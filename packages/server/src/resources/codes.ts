/** Code tables that the project's attributes use. */
import type { CodesView } from '@kuaishu/api';
import { codeTable, regions } from '@kuaishu/standards';
import type { ProjectView } from '../project/project-reader.ts';
import { regionName } from '../territories/region-names.ts';

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
  return { attributes, tables, regions: regionsOf(view), providers: providersOf(view) };
}

function regionsOf(view: ProjectView): CodesView['regions'] {
  const province = view.plan.region.slice(0, 2);
  return Object.fromEntries(
    regions.flatMap(({ code }) => (code.startsWith(province) ? [[code, regionName(code)] as const] : [])),
  );
}

/** A department is known by its short name in runs and releases, by its full one in the catalogue. */
function providersOf(view: ProjectView): CodesView['providers'] {
  const providers: CodesView['providers'] = {};
  for (const { provider } of view.plan.entries) {
    const { name, short } = provider;
    if (short?.en === undefined) continue;
    providers[short.zh] = { zh: short.zh, en: short.en };
    providers[name] = { zh: name, en: short.en };
  }
  return providers;
}
