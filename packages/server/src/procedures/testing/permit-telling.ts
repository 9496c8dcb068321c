/** The tests' permit with an effect that goes out of the platform: what the other side received stands in a file. */
import { appendFileSync } from 'node:fs';
import { Type } from 'typebox';
import type { Procedure, TransitionSpec } from '../core/procedure.ts';
import { defineEffect, type Effect } from '../effects/effect.ts';
import { permit } from './permit.ts';

/** Writes a line with the key by which the other side tells a repetition. */
export function telling(file: string): Effect {
  return defineEffect({
    name: 'permit.tell',
    title: { zh: '告知', en: 'Tell' },
    kind: 'external',
    payload: Type.Object({ case: Type.String() }),
    async run({ case: of }, { id }) {
      appendFileSync(file, `${id} ${of}\n`);
      return {};
    },
  });
}

const grant = permit.transitions['grant'] as TransitionSpec;

export const permitThatTells: Procedure = {
  ...permit,
  transitions: {
    ...permit.transitions,
    grant: {
      ...grant,
      effects: [...(grant.effects ?? []), { effect: 'permit.tell', payload: ({ case: of }) => ({ case: of.id }) }],
    },
  },
};
