/** Where the states stand and which arrows join them: layers by distance from the beginning, within a layer the order that crosses fewest arrows. */
import type { Text2 } from '@kuaishu/api';
import { RETURNED, targetsOf, WITHDRAWN } from './common.ts';
import type { Procedure } from './procedure.ts';

export interface Diagram {
  /** Units of the drawing: one state is NODE_WIDTH wide. */
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly {
    readonly state: string;
    readonly title: Text2;
    readonly kind: 'initial' | 'open' | 'done' | 'refused';
    /** Middle of the state. */
    readonly x: number;
    readonly y: number;
  }[];
  readonly edges: readonly {
    readonly transition: string;
    readonly title: Text2;
    readonly from: string;
    readonly to: string;
    /** Leads to an earlier layer or stays: drawn as an arc. */
    readonly back: boolean;
  }[];
}

export const NODE_WIDTH = 140;
const NODE_HEIGHT = 44;
const GAP_X = 90;
const GAP_Y = 34;

export function diagramOf(procedure: Procedure): Diagram {
  const edges = Object.entries(procedure.transitions).flatMap(([transition, of]) =>
    of.from.flatMap((from) =>
      targetsOf(procedure, of).map((to) => ({ transition, title: of.title, from, to, common: of.common === true })),
    ),
  );
  const layer = layers(procedure, edges);
  const columns = ordered(procedure, layer, edges);
  const place = new Map<string, { x: number; y: number }>();
  const tallest = Math.max(...columns.map((column) => column.length));
  for (const [at, column] of columns.entries())
    for (const [row, state] of column.entries())
      place.set(state, {
        x: at * (NODE_WIDTH + GAP_X) + NODE_WIDTH / 2,
        y: (row + (tallest - column.length) / 2) * (NODE_HEIGHT + GAP_Y) + NODE_HEIGHT / 2,
      });
  return {
    width: columns.length * (NODE_WIDTH + GAP_X) - GAP_X,
    height: tallest * (NODE_HEIGHT + GAP_Y) - GAP_Y,
    nodes: Object.entries(procedure.states).map(([state, { title, final }]) => ({
      state,
      title,
      kind: final ?? (state === procedure.initial ? 'initial' : 'open'),
      ...(place.get(state) ?? { x: 0, y: 0 }),
    })),
    edges: edges.map(({ common: _, ...edge }) => ({
      ...edge,
      back: (layer.get(edge.to) ?? 0) <= (layer.get(edge.from) ?? 0),
    })),
  };
}

type Edge = { readonly from: string; readonly to: string; readonly common: boolean };

/** Shortest way from the beginning by the procedure's own steps; ends stand behind all that leads to them. */
function layers(procedure: Procedure, edges: readonly Edge[]): ReadonlyMap<string, number> {
  const own = edges.filter((edge) => !edge.common);
  const found = new Map([[procedure.initial, 0]]);
  for (const [state, at] of found)
    for (const { from, to } of own) if (from === state && !found.has(to)) found.set(to, at + 1);
  const deepest = Math.max(...[...found].map(([state, at]) => (procedure.states[state]?.final ? 0 : at)));
  for (const state of Object.keys(procedure.states)) {
    if (state === RETURNED && !own.some(({ to }) => to === RETURNED)) found.set(state, 0);
    else if (state === WITHDRAWN || procedure.states[state]?.final) found.set(state, deepest + 1);
    else if (!found.has(state)) found.set(state, deepest + 1);
  }
  return found;
}

/** Two sweeps of the barycentre rule: each state near the middle of those it is joined to. */
function ordered(procedure: Procedure, layer: ReadonlyMap<string, number>, edges: readonly Edge[]): string[][] {
  const columns: string[][] = Array.from({ length: Math.max(...layer.values()) + 1 }, () => []);
  for (const state of Object.keys(procedure.states)) columns[layer.get(state) ?? 0]?.push(state);
  for (let sweep = 0; sweep < 2; sweep++)
    for (const [at, column] of columns.entries()) {
      const before = columns[at - 1];
      if (!before) continue;
      const middle = (state: string): number => {
        const rows = edges
          .filter(({ from, to }) => to === state && before.includes(from))
          .map(({ from }) => before.indexOf(from));
        return rows.length === 0 ? Number.POSITIVE_INFINITY : rows.reduce((a, b) => a + b, 0) / rows.length;
      };
      columns[at] = column
        .map((state, i) => ({ state, i, middle: middle(state) }))
        .sort((a, b) => (a.middle === b.middle ? a.i - b.i : a.middle - b.middle))
        .map(({ state }) => state);
    }
  return columns;
}
