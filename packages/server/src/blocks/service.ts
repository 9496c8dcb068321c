/**
 * Blocks: find an entity, follow its cells to their rows, compare releases; see a plain value for a stated purpose. All of it within the caller's
 * territories: what policies leave of a block is what its figures, lists and files are made of.
 */
import type {
  BlockSummary,
  BlockView,
  EntityHit,
  EntityHits,
  EntityView,
  Permission,
  ReleaseDiff,
  Revealed,
  RevealRequest,
} from '@kuaishu/api';
import type {
  RowScope,
  SearchOptions,
  BlockSummary as StoredBlock,
  EntityHit as StoredHit,
  StoreReader,
} from '@kuaishu/refinery';
import { coverEntity, shownValue } from '../cover/cover-entity.ts';
import { notFound } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import type { ProjectReader } from '../project/project-reader.ts';
import type { RowPlacesReader } from '../territories/row-places.ts';
import { type FileKind, hitsFile, MOST_ROWS } from './hits-file.ts';
import type { RevealLog } from './reveal-log.ts';

export interface BlockService {
  list(caller: Caller): Promise<BlockSummary[]>;
  view(caller: Caller, block: string): Promise<BlockView>;
  releases(caller: Caller, block: string): Promise<BlockSummary[]>;
  search(
    caller: Caller,
    block: string,
    query: Search & { readonly limit?: number; readonly offset?: number },
  ): Promise<EntityHits>;
  /** At most 100,000 entities as CSV, 20,000 as XLSX. Its name is safe for a header. */
  export(
    caller: Caller,
    block: string,
    query: Search & { readonly entities?: string; readonly lang?: 'zh' | 'en'; readonly as?: FileKind },
  ): Promise<{ name: string; file: Buffer; rows: number; total: number }>;
  /** @throws Forbidden outside the caller's territories. */
  entity(caller: Caller, block: string, entity: string, release: string | undefined): Promise<EntityView>;
  reveal(caller: Caller, block: string, entity: string, request: RevealRequest): Promise<Revealed>;
  /** Between what the caller sees of the one release and of the other. */
  diff(caller: Caller, block: string, from: string, to: string, attribute: string | undefined): Promise<ReleaseDiff>;
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
  places: RowPlacesReader;
  reveals: RevealLog;
  clock: () => Date;
}): BlockService {
  const { store, project, places, reveals, clock } = deps;

  const scopeOf = async (caller: Caller, action: Permission) => (await places.current()).entities(caller, action);

  async function need(block: string, scope: RowScope): Promise<StoredBlock> {
    const found = (await store.blocks(scope)).find((other) => other.block === block);
    if (!found) throw notFound(A_BLOCK, block, 'block');
    return found;
  }

  async function releasesOf(block: string, scope: RowScope): Promise<StoredBlock[]> {
    await need(block, scope);
    return store.releases(block, scope);
  }

  return {
    list: async (caller) => (await store.blocks(await scopeOf(caller, 'block.read'))).map(wireBlock),

    async view(caller, block) {
      const scope = await scopeOf(caller, 'block.read');
      const [summary, releases] = await Promise.all([need(block, scope), store.releases(block, scope)]);
      return { block: wireBlock(summary), releases: releases.map(wireBlock) };
    },

    releases: async (caller, block) => (await releasesOf(block, await scopeOf(caller, 'block.read'))).map(wireBlock),

    async search(caller, block, { limit, offset, ...query }) {
      const scope = await scopeOf(caller, 'entity.read');
      const { attributes } = await need(block, scope);
      const { hits, total, details } = await store.search(block, (query.q ?? '').trim(), {
        ...optionsOf(query),
        scope,
        limit: limit ?? 30,
        offset: offset ?? 0,
      });
      return { items: hits.map((hit) => coverHit(hit, attributes)), total, details: [...details] };
    },

    async export(caller, block, { entities, lang = 'zh', as = 'csv', ...query }) {
      const scope = await scopeOf(caller, 'entity.read');
      const { attributes, release } = await need(block, scope);
      const view = await project.current();
      const { hits, total, details } = await store.search(block, (query.q ?? '').trim(), {
        ...optionsOf(query),
        ...(entities ? { entities: entities.split(',') } : {}),
        scope,
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

    async entity(caller, block, entity, release) {
      const there = await places.current();
      const releases = await releasesOf(block, there.entities(caller, 'entity.read'));
      if (release !== undefined && !releases.some((other) => other.release === release))
        throw notFound(A_RELEASE, release, 'release');
      const found = await store.entity(block, entity, release);
      if (!found) throw notFound(AN_ENTITY, entity, 'entity');
      caller.require('entity.read', there.entityFacts(entity, found.territories));
      return coverEntity(found);
    },

    async reveal(caller, block, entity, request) {
      const there = await places.current();
      await need(block, there.entities(caller, 'entity.reveal'));
      const found = await store.entity(block, entity);
      if (!found) throw notFound(AN_ENTITY, entity, 'entity');
      const facts = there.entityFacts(entity, found.territories);
      caller.require('entity.reveal', facts);
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
      const entry = await reveals.add(caller, facts, {
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

    async diff(caller, block, from, to, attribute) {
      const scope = await scopeOf(caller, 'block.read');
      const releases = await releasesOf(block, scope);
      for (const [name, release] of [
        ['from', from],
        ['to', to],
      ] as const) {
        if (!releases.some((other) => other.release === release)) throw notFound(A_RELEASE, release, name);
      }
      const [diff, view] = await Promise.all([store.diff(block, from, to, attribute, scope), project.current()]);
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
