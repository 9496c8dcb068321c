/** Reading side of organisations, for every capability: where an organisation stands, whose its people are, who holds a role there. */
import { notFound } from '../../errors.ts';
import type { ResourceFacts } from '../../policy/facts.ts';
import type { OrganisationStore } from './store.ts';
import { type Organisation, type OrganisationTree, organisationFacts, treeOf } from './tree.ts';

export interface OrganisationDirectory {
  tree(): Promise<OrganisationTree>;
  /** @throws ServerError not_found. */
  get(id: string): Promise<Organisation>;
  /** Ids from the province to the organisation. @throws ServerError not_found. */
  pathOf(id: string): Promise<readonly string[]>;
  /** For decisions about the organisation itself. @throws ServerError not_found. */
  factsOf(id: string): Promise<ResourceFacts>;
  /** After a change made here; changes made by another server are seen within two seconds. */
  forget(): void;
}

const FRESH_MS = 2_000;

export function organisationDirectory(
  store: OrganisationStore,
  now: () => number = () => performance.now(),
): OrganisationDirectory {
  let known: { tree: OrganisationTree; mark: string; at: number } | null = null;
  let loading: Promise<OrganisationTree> | null = null;
  let generation = 0;

  async function load(): Promise<OrganisationTree> {
    const begun = generation;
    const mark = await store.mark();
    const tree = known && known.mark === mark ? known.tree : treeOf(await store.all());
    if (generation === begun) known = { tree, mark, at: now() };
    return tree;
  }

  async function tree(): Promise<OrganisationTree> {
    if (known && now() - known.at < FRESH_MS) return known.tree;
    if (!loading) {
      const started = load().finally(() => {
        if (loading === started) loading = null;
      });
      loading = started;
    }
    return loading;
  }

  async function get(id: string): Promise<Organisation> {
    const found = (await tree()).get(id);
    if (!found) throw notFound({ zh: '机构', en: 'organisation' }, id, 'organisation');
    return found;
  }

  return {
    tree,
    get,
    pathOf: async (id) => (await get(id)).path,
    factsOf: async (id) => organisationFacts(await get(id)),
    forget() {
      generation += 1;
      known = null;
      loading = null;
    },
  };
}
