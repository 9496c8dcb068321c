/** The project folder as the pages need it: entries and what is derived from them, read again when a file of the catalogue changed. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AttributePlan,
  type CraftPlan,
  compilePlan,
  loadProject,
  type Project,
  type ResolvedItem,
} from '@kuaishu/catalog';
import { normaliseHeading } from '@kuaishu/standards';

export interface ProjectView {
  readonly dir: string;
  readonly project: Project;
  readonly plan: CraftPlan;
  /** Attribute of a block with its grade and mask. */
  attribute(block: string, attribute: string): AttributePlan | undefined;
  /** Item of a resource that a heading in a department's file means. */
  itemByHeading(resource: string, heading: string): ResolvedItem | undefined;
  itemByAttribute(resource: string, attribute: string): ResolvedItem | undefined;
}

export interface ProjectReader {
  current(): Promise<ProjectView>;
}

export function openProject(dir: string): ProjectReader {
  let known: { signature: string; view: Promise<ProjectView> } | null = null;
  return {
    async current() {
      const signature = await signatureOf(dir);
      if (known?.signature !== signature) known = { signature, view: readProject(dir) };
      return known.view;
    },
  };
}

export async function readProject(dir: string): Promise<ProjectView> {
  const loaded = await loadProject(dir);
  return viewOf(
    dir,
    loaded.project,
    compilePlan(
      loaded.project,
      loaded.entries.map((found) => found.entry),
    ),
  );
}

export function viewOf(dir: string, project: Project, plan: CraftPlan): ProjectView {
  const attributes = new Map(
    plan.subjects.map((subject) => [subject.block, new Map(subject.attributes.map((a) => [a.attribute, a]))]),
  );
  const headings = new Map(
    Object.entries(plan.items).map(([resource, items]) => [
      resource,
      new Map(
        items.flatMap((item) =>
          item.headings.map((heading): [string, ResolvedItem] => [normaliseHeading(heading), item]),
        ),
      ),
    ]),
  );
  return {
    dir,
    project,
    plan,
    attribute: (block, attribute) => attributes.get(block)?.get(attribute),
    itemByHeading: (resource, heading) => headings.get(resource)?.get(normaliseHeading(heading)),
    itemByAttribute: (resource, attribute) => plan.items[resource]?.find((item) => item.attribute === attribute),
  };
}

/** Names, sizes and times of the files that make a project. */
async function signatureOf(dir: string): Promise<string> {
  const entries = await readdir(join(dir, 'catalog'), { recursive: true }).catch(() => [] as string[]);
  const files = ['project.yaml', 'project.yml', 'project.json', ...entries.map((name) => join('catalog', name))];
  const marks = await Promise.all(
    files.map(async (file) => {
      const found = await stat(join(dir, file)).catch(() => null);
      return found?.isFile() ? `${file}:${found.size}:${found.mtimeMs}` : '';
    }),
  );
  return marks.sort().join('\n');
}
