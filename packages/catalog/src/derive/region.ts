import { leadingRegion } from '@kuaishu/standards';
import type { Entry, Project } from '../entry.ts';

/** 贵州省, GB/T 2260: where neither the project nor its entries name a place. */
const DEFAULT_REGION = '520000';

/**
 * GB/T 2260 code of the region whose block a project makes: what project.yaml says, else the province that most entries name, in the name of their
 * provider (广州市白云区教育局) or their own. Names of divisions that several provinces have mean the one in it.
 */
export function deriveRegion(project: Pick<Project, 'region'>, entries: readonly Entry[]): string {
  if (project.region !== undefined) return project.region;
  const votes = new Map<string, number>();
  for (const { provider, name } of entries) {
    const place = [provider.name, name.zh].map((text) => leadingRegion(text, undefined, { full: true })).find(Boolean);
    if (!place) continue;
    const province = `${place.region.code.slice(0, 2)}0000`;
    votes.set(province, (votes.get(province) ?? 0) + 1);
  }
  const [most] = [...votes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return most?.[0] ?? DEFAULT_REGION;
}
