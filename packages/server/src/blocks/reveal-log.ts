/**
 * The log of plain values seen. Seeing is an act: its entry, its audit record and its leaf are written before a value leaves; without them there is no value.
 */
import type { Acts } from '../acts/acts.ts';
import type { Caller } from '../http/caller.ts';
import { newId } from '../ids.ts';
import { DATA_LEAVES } from '../ledger/leaf-types.ts';
import type { ResourceFacts } from '../policy/facts.ts';

export interface RevealEntry {
  readonly kind: 'entity' | 'quarantine_export' | 'discrepancy_export';
  readonly target: string;
  readonly release: string | null;
  readonly attributes: readonly string[];
  readonly purpose: string;
  readonly caseNumber: string | null;
  readonly at: Date;
  readonly until: Date;
}

export interface RevealLog {
  /** `facts`: of what is seen; whoever may not see it is refused. → number of the entry. */
  add(caller: Caller, facts: ResourceFacts, entry: RevealEntry): Promise<number>;
}

const ACTIONS = {
  entity: 'entity.reveal',
  quarantine_export: 'quarantine.export',
  discrepancy_export: 'discrepancy.export',
} as const;

export function revealLog(acts: Acts): RevealLog {
  return {
    async add(caller, facts, { kind, target, release, attributes, purpose, caseNumber, at, until }) {
      const id = newId('reveal', at);
      const { policies } = caller.require(ACTIONS[kind], facts);
      return acts.run(caller.act(ACTIONS[kind], { kind: 'Reveal', id }, policies), async ({ trx, leaf, note }) => {
        const row = await trx
          .insertInto('reveal')
          .values({
            id,
            actor: caller.principal.id,
            kind,
            target,
            release,
            attributes: [...attributes],
            purpose,
            case_number: caseNumber,
            at,
            until,
          })
          .returning('entry')
          .executeTakeFirstOrThrow();
        note({ kind, attributes: attributes.length });
        await leaf(DATA_LEAVES.revealed, id, { kind, attributes: attributes.length, until: until.toISOString() });
        return Number(row.entry);
      });
    },
  };
}
