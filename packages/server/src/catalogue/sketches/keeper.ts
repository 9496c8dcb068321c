/**
 * Keeps the sketches of entries in step with what the refinery took in of them: looks after each run, and from time to time, since an entry may come to the
 * ledger after its deliveries. What stands for the same deliveries and items under the same key is not made again, whoever made it.
 */
import { createHash } from 'node:crypto';
import { sketchKeyId, type TableSketch } from '@kuaishu/catalog';
import type { RunManifest, StoreReader } from '@kuaishu/refinery';
import type { Acts } from '../../acts/acts.ts';
import type { Db } from '../../db/database.ts';
import type { OrganisationDirectory } from '../../identity/organisations/directory.ts';
import { SYSTEM } from '../../policy/principal.ts';
import type { ProjectReader } from '../../project/project-reader.ts';
import type { CatalogueStore } from '../store.ts';
import type { SketchStore } from './store.ts';

/** Raise it when the same rows give other sketches: all are made anew. */
const MADE_AS = 2;
const EVERY_MS = 10_000;

export interface SketchKeeper {
  /** Looks once, or once more where it is looking already. Resolves when nothing is left to be made. */
  look(): Promise<void>;
  close(): Promise<void>;
}

export interface KeeperParts {
  readonly db: Db;
  readonly acts: Acts;
  readonly store: StoreReader;
  readonly project: ProjectReader;
  readonly entries: CatalogueStore;
  readonly sketches: SketchStore;
  readonly organisations: OrganisationDirectory;
  readonly key: Uint8Array;
  readonly onError: (error: unknown) => void;
  /** Milliseconds between two looks; null: only when asked. */
  readonly everyMs?: number | null;
}

interface Wanted {
  readonly entry: string;
  readonly path: readonly string[];
  readonly version: number;
  readonly digest: string;
  /** Attributes that the ledger grades red (涉密), whatever the project says of them. */
  readonly red: ReadonlySet<string>;
  readonly resource: RunManifest['resources'][number];
}

export function sketchKeeper(parts: KeeperParts): SketchKeeper {
  const { acts, store, entries, sketches, key, onError, everyMs = EVERY_MS } = parts;
  let closed = false;
  let again = false;
  let looking: Promise<void> | null = null;

  async function work(): Promise<void> {
    do {
      again = false;
      const run = (await store.runs()).find(isCleaned);
      if (!run) return;
      for (const [resource, wanted] of Map.groupBy(await wantedOf(parts, run), (one) => one.resource.resource)) {
        if (closed) return;
        const sketch = await store.sketch(run.run, resource, key);
        if (!sketch) continue;
        for (const one of wanted) await keep(one, run.run, sketch);
      }
    } while (again && !closed);
  }

  async function keep(
    { entry, path, version, digest, red, resource }: Wanted,
    run: string,
    sketch: TableSketch,
  ): Promise<void> {
    await acts.run(
      { action: 'entry.sketch', principal: SYSTEM, target: { kind: 'Entry', id: entry, path } },
      async (act) => {
        await sketches.replace(act.trx, {
          entry,
          origin: 'delivery',
          digest,
          version,
          run,
          deliveredAt: new Date(lastOf(resource)),
          madeAt: act.at,
          sketch: without(red, sketch),
        });
        await entries.touch(act.trx, entry);
        act.note({ run, rows: sketch.rows, columns: sketch.columns.length });
      },
    );
  }

  const look = (): Promise<void> => {
    if (closed) return Promise.resolve();
    again = true;
    looking ??= work().finally(() => {
      looking = null;
    });
    return looking;
  };
  const timer = everyMs === null ? null : setInterval(() => void look().catch(onError), everyMs);
  timer?.unref();
  return {
    look,
    async close() {
      closed = true;
      if (timer) clearInterval(timer);
      await looking?.catch(onError);
    },
  };
}

/** The newest run whose rows are cleaned, whether its blocks were published or held. */
const isCleaned = ({ steps, state }: RunManifest): boolean =>
  (state === 'published' || state === 'held') && steps.some(({ name }) => name === 'clean');

const lastOf = ({ deliveries }: Wanted['resource']): string =>
  deliveries
    .map(({ collectedAt }) => collectedAt)
    .sort()
    .at(-1) ?? '';

/** Entries on the ledger whose deliveries this run holds and whose sketches are missing or older. */
async function wantedOf(
  { db, project, organisations, sketches, key }: KeeperParts,
  run: RunManifest,
): Promise<Wanted[]> {
  const delivered = new Map(run.resources.filter(({ rows }) => rows > 0).map((one) => [one.resource, one]));
  if (delivered.size === 0) return [];
  const found = await db
    .selectFrom('catalog_entry')
    .select(['id', 'resource', 'owner', 'path', 'version'])
    .where('resource', 'in', [...delivered.keys()])
    .where('state', '=', 'published')
    .orderBy('id')
    .execute();
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id);
  const [{ plan }, tree, heads, graded] = await Promise.all([
    project.current(),
    organisations.tree(),
    sketches.heads(ids),
    db
      .selectFrom('catalog_item')
      .select(['entry', 'attribute'])
      .where('entry', 'in', ids)
      .where('grade', '=', 'red')
      .orderBy('attribute')
      .execute(),
  ]);
  const keyId = sketchKeyId(key);
  return [...Map.groupBy(found, ({ resource }) => resource)].flatMap(([name, same]) => {
    const resource = delivered.get(name);
    const entry = plan.entries.find((one) => one.resource === name);
    if (!resource || !entry) return [];
    // Of several entries of one name the delivery is that of the house that provides it.
    const own = same.length === 1 ? same : same.filter(({ owner }) => isOf(tree.get(owner), entry.provider));
    return own.flatMap(({ id, path, version }) => {
      const red = new Set(graded.filter(({ entry: of }) => of === id).map(({ attribute }) => attribute));
      const digest = digestOf(resource, [
        MADE_AS,
        plan.items[name]?.map(({ name: item, attribute, grade }) => [item, attribute, grade]),
        [...red],
      ]);
      const stands = heads
        .get(id)
        ?.some((head) => head.origin === 'delivery' && head.digest === digest && head.key_id === keyId);
      return stands ? [] : [{ entry: id, path, version, digest, red, resource }];
    });
  });
}

function without(red: ReadonlySet<string>, sketch: TableSketch): TableSketch {
  if (red.size === 0) return sketch;
  return {
    ...sketch,
    columns: sketch.columns.filter(({ attribute }) => !red.has(attribute)),
    samples: sketch.samples
      .filter(({ identifier }) => !red.has(identifier))
      .map((sample) => ({
        ...sample,
        values: Object.fromEntries(Object.entries(sample.values).filter(([attribute]) => !red.has(attribute))),
      })),
  };
}

function isOf(
  house: { readonly name: { zh: string }; readonly uscc: string | null } | undefined,
  provider: { readonly name: string; readonly uscc?: string | undefined },
): boolean {
  return (
    house !== undefined &&
    (house.name.zh === provider.name || (provider.uscc !== undefined && house.uscc === provider.uscc))
  );
}

function digestOf({ deliveries }: Wanted['resource'], made: readonly unknown[]): string {
  const bytes = deliveries.map(({ sm3, rows, firstRow }) => [sm3, rows, firstRow]);
  return createHash('sha256')
    .update(JSON.stringify([bytes, made]))
    .digest('hex');
}
