/** States of a procedure and the arrows that join them. Where they are drawn is for whoever draws: it hangs on how wide the words are in the reader's language. */
import type { Text2 } from '@kuaishu/api';
import { targetsOf } from './common.ts';
import type { Procedure } from './procedure.ts';

export interface Diagram {
  readonly nodes: readonly {
    readonly state: string;
    readonly title: Text2;
    readonly kind: 'initial' | 'open' | 'done' | 'refused';
  }[];
  readonly edges: readonly {
    readonly transition: string;
    readonly title: Text2;
    readonly from: string;
    readonly to: string;
  }[];
}

export function diagramOf(procedure: Procedure): Diagram {
  return {
    nodes: Object.entries(procedure.states).map(([state, { title, final }]) => ({
      state,
      title,
      kind: final ?? (state === procedure.initial ? 'initial' : 'open'),
    })),
    edges: Object.entries(procedure.transitions).flatMap(([transition, of]) =>
      of.from.flatMap((from) => targetsOf(procedure, of).map((to) => ({ transition, title: of.title, from, to }))),
    ),
  };
}
