/** The catalogue ledger in the bureau's words: who sees which entry, who compiles it, and what stands where. Every question goes through the caller's policies. */

import type { EntryDiff, EntrySummary, EntryView, OrganisationRef, Permission, Saved } from '@kuaishu/api';
import { type CatalogChange, diffEntries, type Entry, type InterfaceSchema, interfaceSchema } from '@kuaishu/catalog';
import { element } from '@kuaishu/standards';
import type { Act, Acts, Target } from '../acts/acts.ts';
import { notFound } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import type { OrganisationDirectory } from '../identity/organisations/directory.ts';
import type { Organisation } from '../identity/organisations/tree.ts';
import { newId } from '../ids.ts';
import { judgeBody } from './body.ts';
import type { ChangeFeed } from './changes.ts';
import type { Body, DraftKeeper, Home, Origin, VersionHead, Working } from './drafts.ts';
import { type EntryRow, entryFacts } from './facts.ts';
import { freeIdentifier, identifiersOf } from './identifier.ts';
import type { CatalogueStore, EntryFilter, VersionInView } from './store.ts';

export interface CataloguePorts {
  readonly store: CatalogueStore;
  readonly drafts: DraftKeeper;
  readonly feed: ChangeFeed;
  readonly organisations: OrganisationDirectory;
  readonly acts: Acts;
  /** Opens the case under which a version is compiled and reviewed, in the act that makes the version. */
  readonly openCase: OpenCase;
}

/** Opens it under that id. */
export type OpenCase = (act: Act, caller: Caller, working: Working, id: string) => Promise<unknown>;

const homeAt = ({ id, path, territory, level, name, uscc }: Organisation): Home => ({
  id,
  path,
  territory,
  level,
  name: name.zh,
  uscc,
});

const draftFacts = (home: Home) =>
  entryFacts({
    id: '',
    owner: home.id,
    path: [...home.path],
    territory: home.territory,
    level: home.level,
    state: 'draft',
    sharing: '',
    open: false,
  });

export function catalogueService({ store, drafts, feed, organisations, acts, openCase }: CataloguePorts) {
  async function organisationOf(): Promise<(id: string) => OrganisationRef> {
    const tree = await organisations.tree();
    return (id) => ({ id, name: tree.get(id)?.name ?? { zh: id } });
  }

  /** @throws ServerError not_found also where the caller may not know of it. */
  async function readable(caller: Caller, id: string, action: Permission = 'entry.read'): Promise<EntryRow> {
    const row = await store.entry(id);
    if (!row || !caller.may('entry.read', entryFacts(row))) {
      if (!row) caller.scope('entry.read', 'Entry');
      throw notFound({ zh: '条目', en: 'entry' }, id, 'entry');
    }
    if (action !== 'entry.read') caller.require(action, entryFacts(row));
    return row;
  }

  async function homeOf(caller: Caller): Promise<Home> {
    const { organisation } = caller.principal;
    const found = organisation === '' ? null : await organisations.get(organisation);
    return found ? homeAt(found) : { id: '', path: [], territory: '', level: '', name: '', uscc: null };
  }

  async function requireDraft(caller: Caller): Promise<{ home: Home; policies: readonly string[] }> {
    const home = await homeOf(caller);
    const { policies } = caller.require('entry.draft', draftFacts(home));
    return { home, policies };
  }

  async function openIn(act: Act, caller: Caller, home: Home, body: Body, origin: Origin) {
    const caseId = newId('case', act.at);
    const working = await drafts.open(act, home, body, origin, caseId);
    await openCase(act, caller, working, caseId);
    return { working, caseId };
  }

  async function open(caller: Caller, body: Body, origin: Origin): Promise<Saved> {
    const { home, policies } = await requireDraft(caller);
    const made = await acts.run(caller.act('entry.draft', undefined, policies), (act) =>
      openIn(act, caller, home, body, origin),
    );
    return savedOf(made.working, made.caseId);
  }

  const savedOf = ({ entry, version }: Working, caseId: string | null): Saved => ({
    entry: entry.id,
    version: version.version,
    revision: version.revision,
    caseId,
    faults: [...judgeBody(version.body).faults],
  });

  return {
    readable,
    organisationOf,
    /** Whether the caller may compile entries of its house at all. */
    requireDraft,
    async requireImport(caller: Caller): Promise<{ target: Target; policies: readonly string[] }> {
      const home = await homeOf(caller);
      const { policies } = caller.require('entry.import', draftFacts(home));
      return { target: { kind: 'Organisation', id: home.id, path: home.path }, policies };
    },
    open,

    /** An identifier of that name which the caller's house has not used yet; '' where nothing can be made of it. */
    async offerIdentifier(caller: Caller, name: string): Promise<string> {
      const { home } = await requireDraft(caller);
      const wanted = identifiersOf(name);
      return freeIdentifier(wanted, await store.identifiersOf(home.id, wanted));
    },

    /** All of them in one act, or none. */
    async openMany(
      caller: Caller,
      bodies: readonly Body[],
      origin: Origin,
    ): Promise<{ entry: string; resource: string; caseId: string }[]> {
      const { home, policies } = await requireDraft(caller);
      caller.require('entry.import', draftFacts(home));
      if (bodies.length === 0) return [];
      return acts.run(
        caller.act('entry.import', { kind: 'Organisation', id: home.id, path: home.path }, policies),
        async (act) => {
          const made = [];
          for (const body of bodies) {
            const { working, caseId } = await openIn(act, caller, home, body, origin);
            made.push({ entry: working.entry.id, resource: working.entry.resource, caseId });
          }
          act.on({ kind: 'Organisation', id: home.id, path: home.path });
          act.note({ entries: made.length });
          return made;
        },
      );
    },

    async revise(caller: Caller, id: string): Promise<Saved> {
      const row = await readable(caller, id, 'entry.draft');
      const made = await acts.run(caller.act('entry.draft', { kind: 'Entry', id, path: row.path }), async (act) => {
        const caseId = newId('case', act.at);
        const working = await drafts.revise(act, id, caseId);
        await openCase(act, caller, working, caseId);
        return { working, caseId };
      });
      return savedOf(made.working, made.caseId);
    },

    async save(caller: Caller, id: string, body: Body, revision: number): Promise<Saved> {
      const row = await readable(caller, id, 'entry.draft');
      const house = homeAt(await organisations.get(row.owner));
      const working = await acts.run(caller.act('entry.draft', { kind: 'Entry', id, path: row.path }), (act) =>
        drafts.save(act, house, id, body, revision),
      );
      return savedOf(working, working.version.case_id);
    },

    async list(caller: Caller, filter: EntryFilter): Promise<{ items: EntrySummary[]; total: number }> {
      const [{ rows, total }, organisation] = await Promise.all([
        store.list(caller.scope('entry.read', 'Entry'), filter),
        organisationOf(),
      ]);
      return { items: rows.map((row) => summaryOf(row, organisation, row.working_case)), total };
    },

    async view(caller: Caller, id: string): Promise<EntryView> {
      const row = await readable(caller, id);
      const seesWork = caller.may('entry.read', entryFacts({ ...row, state: 'submitted' }));
      const [organisation, versions] = await Promise.all([organisationOf(), store.versions(id)]);
      const working = seesWork ? versions.find(hasWork) : undefined;
      const published = versions.find((version) => version.version === row.version)?.body ?? undefined;
      const body = (published ?? working?.body) as { authority?: string[]; subject?: string } | undefined;
      const held = await store.sources(row.territory, body?.subject ?? '', id, body?.authority ?? []);
      return {
        entry: summaryOf(row, organisation, working?.case_id ?? null),
        published: published ?? null,
        working: working
          ? {
              version: versionOf(working),
              body: working.body,
              faults: [...judgeBody(working.body).faults],
              inReview: await drafts.inReview(working.case_id),
            }
          : null,
        versions: versions.filter((version) => version.state !== 'working' || seesWork).map(versionOf),
        authority: held.map(({ attribute, entry, title, owner }) => {
          const of = element(attribute);
          return {
            attribute,
            name: of ? { zh: of.name.zh, en: of.name.en } : { zh: attribute },
            source: { entry, title, owner: organisation(owner) },
            own: entry === id,
          };
        }),
        may: (['entry.draft', 'entry.export'] as const).filter((action) => caller.may(action, entryFacts(row))),
      };
    },

    async version(
      caller: Caller,
      id: string,
      version: number,
    ): Promise<{ version: ReturnType<typeof versionOf>; body: Record<string, unknown> }> {
      await readable(caller, id);
      const found = await store.version(id, version);
      if (!found || (found.state === 'working' && !caller.may('entry.draft', entryFacts(await readable(caller, id)))))
        throw notFound({ zh: '版本', en: 'version' }, String(version), 'version');
      return { version: versionOf(found), body: found.body };
    },

    async diff(caller: Caller, id: string, from: number, to: number): Promise<EntryDiff> {
      await readable(caller, id);
      const [before, after] = await Promise.all([store.version(id, from), store.version(id, to)]);
      if (!before || !after) throw notFound({ zh: '版本', en: 'version' }, String(before ? to : from), 'version');
      const [old, now] = [judgeBody(before.body).entry, judgeBody(after.body).entry];
      return { from, to, changes: old && now ? diffEntries([old], [now]).map(changeOf) : [] };
    },

    async interfaceOf(caller: Caller, id: string): Promise<InterfaceSchema> {
      const row = await readable(caller, id);
      const published = row.version > 0 ? await store.version(id, row.version) : undefined;
      const entry = published && judgeBody(published.body).entry;
      if (!entry) throw notFound({ zh: '已发布的接口', en: 'published interface' }, id, 'entry');
      return interfaceSchema(entry as Entry);
    },

    changes: (caller: Caller, since: number, limit: number) =>
      feed.since(caller.scope('entry.read', 'Entry'), since, limit),
    root: (caller: Caller, prefix: string) => feed.node(caller.scope('entry.read', 'Entry'), prefix),
  };
}
export type CatalogueService = ReturnType<typeof catalogueService>;

const hasWork = (version: VersionInView): version is VersionInView & { body: Body & Record<string, unknown> } =>
  version.state === 'working' && version.body !== null;

export function summaryOf(
  row: EntryRow,
  organisation: (id: string) => OrganisationRef,
  caseId: string | null,
): EntrySummary {
  const { id, resource, title, code, state, subject, category, sharing, open, grade, cadence, items, version } = row;
  return {
    id,
    resource,
    title,
    code,
    state,
    owner: organisation(row.owner),
    subject,
    class: row.class,
    category,
    sharing,
    open,
    grade,
    cadence,
    items,
    version,
    caseId,
    changedAt: row.changed_at.toISOString(),
    publishedAt: row.published_at?.toISOString() ?? null,
  };
}

function versionOf(row: VersionHead) {
  const { version, state, digest, revision, author, origin } = row;
  return {
    version,
    state,
    digest,
    revision,
    author,
    origin,
    caseId: row.case_id,
    changedAt: row.changed_at.toISOString(),
    publishedAt: row.published_at?.toISOString() ?? null,
  };
}

function changeOf({ path, kind, from, to, effect, message, affects }: CatalogChange): EntryDiff['changes'][number] {
  const text = (value: unknown): string | null =>
    value === undefined || value === null ? null : typeof value === 'string' ? value : JSON.stringify(value);
  return {
    where: path,
    kind,
    effect,
    message: { zh: message.zh, en: message.en ?? message.zh },
    affects: affects.map((one) => String(one)),
    before: text(from),
    after: text(to),
  };
}
