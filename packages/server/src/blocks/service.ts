/** Blocks: find an entity, follow its cells to their rows, compare releases; see a plain value for a stated purpose. */
import type {
  BlockSummary,
  BlockView,
  EntityHit,
  EntityHits,
  EntityView,
  ReleaseDiff,
  Revealed,
  RevealRequest,
} from '@kuaishu/api';
import type {
  SearchOptions,
  BlockSummary as StoredBlock,
  EntityHit as StoredHit,
  StoreReader,
} from '@kuaishu/refinery';
import { coverEntity, shownValue } from '../cover/cover-entity.ts';
import { notFound } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import type { ProjectReader } from '../project/project-reader.ts';
import { type FileKind, hitsFile, MOST_ROWS } from './hits-file.ts';
import type { RevealLog } from './reveal-log.ts';

export interface BlockService {
  list(): Promise<BlockSummary[]>;
  view(block: string): Promise<BlockView>;
  releases(block: string): Promise<BlockSummary[]>;
  search(block: string, query: Search & { readonly limit?: number; readonly offset?: number }): Promise<EntityHits>;
  /** At most 100,000 entities as CSV, 20,000 as XLSX. Its name is safe for a header. */
  export(
    block: string,
    query: Search & { readonly entities?: string; readonly lang?: 'zh' | 'en'; readonly as?: FileKind },
  ): Promise<{ name: string; file: Buffer; rows: number; total: number }>;
  entity(block: string, entity: string, release: string | undefined): Promise<EntityView>;
  reveal(block: string, entity: string, request: RevealRequest, caller: Caller): Promise<Revealed>;
  diff(block: string, from: string, to: string, attribute: string | undefined): Promise<ReleaseDiff>;
}

interface Search {
  readonly q?: string;
  readonly prefecture?: string;
  readonly records?: number;
  readonly sort?: string;
  readonly columns?: string;
}

const REVEAL_MINUTES = 5;
const A_BLOCK = { zh: '块', en: 'block' };
const AN_ENTITY = { zh: '主体', en: 'entity' };
const A_RELEASE = { zh: '版本', en: 'release' };

export function wireBlock(block: StoredBlock): BlockSummary {
  return { ...block, attributes: block.attributes.map((attribute) => ({ ...attribute })) };
}

function optionsOf({ prefecture, records, sort, columns }: Search): SearchOptions {
  return {
    ...(prefecture ? { prefecture } : {}),
    ...(records ? { records } : {}),
    ...(sort ? { sort } : {}),
    ...(columns ? { columns: columns.split(',') } : {}),
  };
}

/** An attribute that the release does not grade is yellow. */
function coverHit(hit: StoredHit, attributes: StoredBlock['attributes']): EntityHit {
  const grades = new Map(attributes.map(({ attribute, grade }) => [attribute, grade]));
  return {
    entity: hit.entity,
    label: hit.maskedLabel,
    prefecture: hit.prefecture,
    records: hit.records,
    values: Object.fromEntries(
      Object.entries(hit.values).map(([attribute, { value, masked }]) => [
        attribute,
        shownValue(grades.get(attribute) ?? 'yellow', value, masked),
      ]),
    ),
  };
}

export function blockService(deps: {
  store: StoreReader;
  project: ProjectReader;
  reveals: RevealLog;
  clock: () => Date;
}): BlockService {
  const { store, project, reveals, clock } = deps;

  async function need(block: string): Promise<StoredBlock> {
    const found = (await store.blocks()).find((other) => other.block === block);
    if (!found) throw notFound(A_BLOCK, block, 'block');
    return found;
  }

  async function releasesOf(block: string): Promise<StoredBlock[]> {
    await need(block);
    return store.releases(block);
  }

  return {
    list: async () => (await store.blocks()).map(wireBlock),

    async view(block) {
      const [summary, releases] = await Promise.all([need(block), store.releases(block)]);
      return { block: wireBlock(summary), releases: releases.map(wireBlock) };
    },

    releases: async (block) => (await releasesOf(block)).map(wireBlock),

    async search(block, { limit, offset, ...query }) {
      const { attributes } = await need(block);
      const { hits, total, details } = await store.search(block, (query.q ?? '').trim(), {
        ...optionsOf(query),
        limit: limit ?? 30,
        offset: offset ?? 0,
      });
      return { items: hits.map((hit) => coverHit(hit, attributes)), total, details: [...details] };
    },

    async export(block, { entities, lang = 'zh', as = 'csv', ...query }) {
      const { attributes, release } = await need(block);
      const view = await project.current();
      const { hits, total, details } = await store.search(block, (query.q ?? '').trim(), {
        ...optionsOf(query),
        ...(entities ? { entities: entities.split(',') } : {}),
        limit: MOST_ROWS[as],
      });
      const columns = [...new Set([...(query.columns?.split(',') ?? []), ...(query.columns ? [] : details)])].flatMap(
        (name) => {
          const found = attributes.find((attribute) => attribute.attribute === name);
          return found ? [{ ...found, domain: view.attribute(block, name)?.domain }] : [];
        },
      );
      return {
        name: `${block}-${release}.${as}`.replace(/[^\w.-]/g, '_'),
        file: await hitsFile(
          as,
          hits.map((hit) => coverHit(hit, attributes)),
          columns,
          lang,
        ),
        rows: hits.length,
        total,
      };
    },

    async entity(block, entity, release) {
      const releases = await releasesOf(block);
      if (release !== undefined && !releases.some((other) => other.release === release))
        throw notFound(A_RELEASE, release, 'release');
      const found = await store.entity(block, entity, release);
      if (!found) throw notFound(AN_ENTITY, entity, 'entity');
      return coverEntity(found);
    },

    async reveal(block, entity, request, caller) {
      await need(block);
      const found = await store.entity(block, entity);
      if (!found) throw notFound(AN_ENTITY, entity, 'entity');
      const wanted = [...new Set(request.attributes)];
      const cells = new Map(found.cells.map((cell) => [cell.attribute, cell]));
      const refused = wanted.flatMap((attribute) => {
        const cell = cells.get(attribute);
        if (!cell) return [{ attribute, reason: { zh: '块中没有这个属性。', en: 'The block has no such attribute.' } }];
        if (cell.grade === 'red')
          return [{ attribute, reason: { zh: '红色数据不得查看。', en: 'Red data is never shown.' } }];
        return [];
      });
      const granted = wanted.filter((attribute) => !refused.some((other) => other.attribute === attribute));
      const at = clock();
      const until = new Date(at.getTime() + REVEAL_MINUTES * 60_000);
      const entry = await reveals.add(caller, {
        kind: 'entity',
        target: `${block}/${entity}`,
        release: found.release,
        attributes: granted,
        purpose: request.purpose,
        caseNumber: request.caseNumber,
        at,
        until,
      });
      return {
        entity,
        values: granted.map((attribute) => ({
          attribute,
          value: cells.get(attribute)?.value ?? null,
          raw: cells.get(attribute)?.raw ?? null,
          records: found.records.flatMap(({ record, values }) => {
            const of = values[attribute];
            return of && of.value !== null ? [{ record, value: of.value, raw: of.raw }] : [];
          }),
        })),
        refused,
        until: until.toISOString(),
        entry,
      };
    },

    async diff(block, from, to, attribute) {
      const releases = await releasesOf(block);
      for (const [name, release] of [
        ['from', from],
        ['to', to],
      ] as const) {
        if (!releases.some((other) => other.release === release)) throw notFound(A_RELEASE, release, name);
      }
      const [diff, view] = await Promise.all([store.diff(block, from, to, attribute), project.current()]);
      const gradeOf = (name: string) => view.attribute(block, name)?.grade ?? 'yellow';
      return {
        ...diff,
        attributes: diff.attributes.map(({ attribute, changed }) => ({
          attribute,
          title: view.attribute(block, attribute)?.title ?? { zh: attribute, en: attribute },
          changed,
        })),
        examples: diff.examples.map(({ entity, attribute: name, before, after, maskedBefore, maskedAfter }) => {
          const [was, is] = [
            shownValue(gradeOf(name), before, maskedBefore),
            shownValue(gradeOf(name), after, maskedAfter),
          ];
          return { entity, attribute: name, before: was.value, after: is.value, covered: was.covered || is.covered };
        }),
      };
    },
  };
}
