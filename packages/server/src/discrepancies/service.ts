/** 比对: where strips disagree, masked as everything else; and the file with which a department mends its rows. */
import type { DiscrepanciesView, Discrepancy, DiscrepancyReason, DiscrepancyCount as WireCount } from '@kuaishu/api';
import {
  type DiscrepancyCount,
  type DiscrepancyPage,
  type DiscrepancyQuery,
  type DiscrepancySide,
  type DiscrepancyView,
  quarantineCsv,
  type StoreReader,
} from '@kuaishu/refinery';
import type { RevealLog } from '../blocks/reveal-log.ts';
import { shownValue } from '../cover/cover-entity.ts';
import { notFound } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import type { RowPlacesReader } from '../territories/row-places.ts';

export interface DiscrepancyService {
  list(caller: Caller, block: string, query: DiscrepancyQuery): Promise<DiscrepanciesView>;
  /** A file of at most 100,000 rows; `offset` asks for those that follow. Its name is safe for a header. */
  export(
    caller: Caller,
    block: string,
    request: {
      resource: string;
      attribute?: string;
      a?: string;
      b?: string;
      reason?: DiscrepancyReason;
      all?: boolean;
      /** Numbers with commas between. */
      records?: string;
      purpose: string;
      offset?: number;
      lang?: 'zh' | 'en';
    },
  ): Promise<{ name: string; csv: string; rows: number; total: number }>;
}

const EXPORT_ROWS = 100_000;
const A_BLOCK = { zh: '块', en: 'block' };
const A_RESOURCE = { zh: '信息资源', en: 'resource' };
/** Two strips that disagree in half of what they share, of so many, speak of different things. */
const DEFINITION_SHARE = 0.5;
const DEFINITION_LEAST = 20;

export function discrepancyService(deps: {
  store: StoreReader;
  places: RowPlacesReader;
  reveals: RevealLog;
  clock: () => Date;
}): DiscrepancyService {
  const { store, places, reveals, clock } = deps;

  async function need(block: string, query: DiscrepancyQuery): Promise<DiscrepancyPage> {
    const page = await store.discrepancies(block, query);
    if (!page) throw notFound(A_BLOCK, block, 'block');
    return page;
  }

  return {
    async list(caller, block, query) {
      const scope = (await places.current()).rows(caller, 'discrepancy.read');
      const page = await need(block, { ...query, scope, limit: query.limit ?? 30 });
      const blocks = await Promise.all(
        (await store.blocks()).map(async ({ block: id, name }) => {
          const counts =
            id === block ? page.counts : ((await store.discrepancies(id, { scope, limit: 0 }))?.counts ?? []);
          return { block: id, name, differ: counts.reduce((n, count) => n + count.differ, 0) };
        }),
      );
      return {
        block: page.block,
        release: page.release,
        run: page.run,
        asOf: page.asOf,
        blocks,
        counts: page.counts.map(wireCount),
        resources: page.resources.map((resource) => ({ ...resource })),
        attributes: page.attributes.map((attribute) => ({ ...attribute })),
        items: page.items.map(coverDiscrepancy),
        total: page.total,
      };
    },

    async export(caller, block, { resource, records, purpose, offset, lang = 'zh', ...filter }) {
      const there = await places.current();
      const scope = there.rows(caller, 'discrepancy.export');
      const page = await need(block, { limit: 0 });
      if (!page.resources.some((other) => other.resource === resource))
        throw notFound(A_RESOURCE, resource, 'resource');
      const at = clock();
      await reveals.add(caller, there.rowFacts(resource, { resources: [resource], territories: [] }), {
        kind: 'discrepancy_export',
        target: `${block}/${resource}`,
        release: page.release,
        attributes: ['*'],
        purpose,
        caseNumber: null,
        at,
        until: at,
      });
      const { rows, total } = await store.disagreeing(block, {
        ...filter,
        scope,
        resource,
        ...(records === undefined ? {} : { records: records.split(',').map(Number) }),
        limit: EXPORT_ROWS,
        offset: offset ?? 0,
      });
      return {
        name: `discrepancies-${resource}-${page.run}.csv`.replace(/[^\w.-]/g, '_'),
        csv: quarantineCsv(rows, lang),
        rows: rows.length,
        total,
      };
    },
  };
}

function wireCount(count: DiscrepancyCount): WireCount {
  const { compared, differ } = count;
  return {
    ...count,
    definition: compared !== null && compared >= DEFINITION_LEAST && differ >= DEFINITION_SHARE * compared,
  };
}

function coverDiscrepancy(item: DiscrepancyView): Discrepancy {
  const { grade } = item;
  const side = ({ source, value, masked }: DiscrepancySide) => ({ source, ...shownValue(grade, value, masked) });
  const fused = shownValue(grade, item.fused, item.maskedFused);
  return {
    entity: item.entity,
    label: item.maskedLabel,
    attribute: item.attribute,
    title: item.title,
    grade,
    a: side(item.a),
    b: side(item.b),
    authority: item.authority,
    fused: fused.value,
    covered: fused.covered,
    fusedIs: item.fusedIs,
    suspect: item.suspect,
    reason: item.reason,
  };
}
