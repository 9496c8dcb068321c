/** Catalogue entries and project.yaml of the demo, made from the strips' own declarations so that they cannot drift apart. */
import type { Entry, Item, Project } from '@kuaishu/catalog';
import type { Row, Strip } from './strips/strip.ts';

export function entryOf(strip: Strip<Row>, extension: string): Entry {
  const encoding = strip.file.kind === 'csv' && strip.file.encoding !== 'utf8' ? { encoding: strip.file.encoding } : {};
  return {
    resource: strip.resource,
    ...strip.entry,
    source: { files: `sources/${strip.resource}-*.${extension}`, ...encoding },
    items: strip.columns.map(
      (column): Item => ({ name: column.name, ...(column.element && { element: column.element }), ...column.item }),
    ),
  };
}

export const project: Project = {
  project: 'guizhou-demo',
  name: { zh: '模拟贵州', en: 'Simulated Guizhou' },
  region: '520000',
  blocks: [
    { id: 'population', subject: 'person', name: { zh: '人口块', en: 'Population' } },
    { id: 'organisations', subject: 'organisation', name: { zh: '法人块', en: 'Organisations' } },
    { id: 'places', subject: 'place', name: { zh: '空间块', en: 'Places' } },
    { id: 'indicators', subject: 'indicator', name: { zh: '指标块', en: 'Indicators' } },
  ],
};
