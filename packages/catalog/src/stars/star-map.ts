/**
 * 星图: resources as points, drawn near each other where they share data elements and subjects that few have. What all have (姓名, 备注) draws nobody together.
 *
 *   starMap(entries.map(({ id, elements, subject }) => ({ id, group: provider, features: [...elements, `subject:${subject}`] })))
 */
import { type Layout, layOut } from './layout.ts';

export interface Star {
  readonly id: string;
  /** What colours it: base, theme or department. */
  readonly group: string;
  /** Ids of its data elements, its subject, its keywords: whatever two resources may share. */
  readonly features: readonly string[];
}

export interface StarNode {
  readonly id: string;
  readonly group: string;
  /** Between −1 and 1. */
  readonly x: number;
  readonly y: number;
  /** Number of links. */
  readonly degree: number;
}

export interface StarLink {
  readonly from: string;
  readonly to: string;
  /** Between 0 and 1: information that both share, by that of the one that has more (weighted Jaccard). */
  readonly weight: number;
  /** What they share, rarest first; at most five. */
  readonly shared: readonly string[];
}

export interface StarMap {
  readonly nodes: readonly StarNode[];
  readonly links: readonly StarLink[];
  /** Resources left out because there were too many: those with the fewest links. */
  readonly omitted: number;
}

export interface StarMapOptions {
  /** Most nodes; default 800. */
  readonly nodes?: number;
  /** Links that each node may claim; default 5. A node that many claim has more. */
  readonly linksEach?: number;
}

/** Links weaker than this say nothing. */
const WEAKEST = 0.08;
/** A feature that so many have tells nothing, and would cost the square of it. */
const COMMON = 200;
const SHOWN = 5;

/** The same map for the same resources in any order, on every machine. */
export function starMap(
  resources: readonly Star[],
  { nodes: most = 800, linksEach = 5 }: StarMapOptions = {},
): StarMap {
  // features in one order, so that sums over them do not differ in the last digit
  const stars = [...new Map(resources.map((star) => [star.id, star])).values()]
    .map((star) => ({ ...star, features: [...new Set(star.features)].sort() }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const pairs = strongest(stars, linksEach);
  const kept = best(stars, pairs, most);
  const links = pairs.filter(({ one, other }) => kept.has(one) && kept.has(other));
  const numbers = [...kept].sort((a, b) => a - b);
  const place = new Map(numbers.map((star, nth) => [star, nth]));
  const layout: Layout = layOut(
    numbers.length,
    links.map(({ one, other, weight }) => [place.get(one)!, place.get(other)!, weight]),
  );
  const degree = new Uint32Array(numbers.length);
  for (const { one, other } of links)
    for (const star of [one, other]) degree[place.get(star)!] = degree[place.get(star)!]! + 1;
  return {
    nodes: numbers.map((star, nth) => ({
      id: stars[star]!.id,
      group: stars[star]!.group,
      x: layout.x[nth]!,
      y: layout.y[nth]!,
      degree: degree[nth]!,
    })),
    links: links.map(({ one, other, weight, shared }) => ({
      from: stars[one]!.id,
      to: stars[other]!.id,
      weight: Math.round(weight * 1000) / 1000,
      shared,
    })),
    omitted: stars.length - numbers.length,
  };
}

interface Pair {
  readonly one: number;
  readonly other: number;
  readonly weight: number;
  readonly shared: readonly string[];
}

/** For each star its strongest links, each pair once; in the order of the stars. */
function strongest(stars: readonly Star[], linksEach: number): Pair[] {
  const holders = new Map<string, number[]>();
  stars.forEach(({ features }, star) => {
    for (const feature of features) {
      const list = holders.get(feature);
      if (list === undefined) holders.set(feature, [star]);
      else list.push(star);
    }
  });
  const information = (feature: string): number => Math.log(1 + stars.length / holders.get(feature)!.length);
  const totals = stars.map(({ features }) => features.reduce((total, feature) => total + information(feature), 0));
  const pairs = new Map<string, Pair>();
  const common = new Float64Array(stars.length);
  stars.forEach(({ features }, one) => {
    const touched: number[] = [];
    for (const feature of features) {
      const list = holders.get(feature)!;
      if (list.length > COMMON) continue;
      const worth = information(feature);
      for (const other of list) {
        if (other === one) continue;
        if (common[other] === 0) touched.push(other);
        common[other] = common[other]! + worth;
      }
    }
    const weighed = touched.map((other) => {
      const both = common[other]!;
      common[other] = 0;
      return { other, weight: both / (totals[one]! + totals[other]! - both) };
    });
    weighed.sort((a, b) => b.weight - a.weight || a.other - b.other);
    for (const { other, weight } of weighed.slice(0, linksEach)) {
      if (weight < WEAKEST) break;
      const key = `${Math.min(one, other)} ${Math.max(one, other)}`;
      if (!pairs.has(key))
        pairs.set(key, {
          one: Math.min(one, other),
          other: Math.max(one, other),
          weight,
          shared: sharedBy(stars[one]!, stars[other]!, information),
        });
    }
  });
  return [...pairs.values()].sort((a, b) => a.one - b.one || a.other - b.other);
}

function sharedBy(one: Star, other: Star, information: (feature: string) => number): string[] {
  const theirs = new Set(other.features);
  return [...one.features]
    .filter((feature) => theirs.has(feature))
    .sort((a, b) => information(b) - information(a) || (a < b ? -1 : 1))
    .slice(0, SHOWN);
}

/** The stars with the most links. */
function best(stars: readonly Star[], pairs: readonly Pair[], most: number): Set<number> {
  if (stars.length <= most) return new Set(stars.keys());
  const worth = new Float64Array(stars.length);
  for (const { one, other, weight } of pairs) {
    worth[one] = worth[one]! + weight;
    worth[other] = worth[other]! + weight;
  }
  return new Set([...stars.keys()].sort((a, b) => worth[b]! - worth[a]! || a - b).slice(0, most));
}
