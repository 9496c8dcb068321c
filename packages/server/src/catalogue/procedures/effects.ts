/** What follows from the steps of the catalogue's procedures. Publication and withdrawal stand with the step itself, or neither does. */
import { Type } from 'typebox';
import { notFound } from '../../errors.ts';
import { CATALOG_LEAVES } from '../../ledger/leaf-types.ts';
import { defineEffect, type Effect } from '../../procedures/effects/effect.ts';
import type { RulingEvidence } from '../evidence/evidence.ts';
import type { Publisher } from '../publish.ts';
import type { CatalogueStore } from '../store.ts';

const EntryOf = Type.Object({ entry: Type.String() });

export function catalogueEffects(
  publish: Publisher,
  store: CatalogueStore,
  evidence: Pick<RulingEvidence, 'freeze'>,
): readonly Effect[] {
  return [
    defineEffect({
      name: 'catalogue.publish',
      title: { zh: '发布并赋码', en: 'Publish and give the code' },
      kind: 'inline',
      payload: EntryOf,
      run: (act, { entry }) => publish.publish(act, entry),
    }),
    defineEffect({
      name: 'catalogue.withdraw',
      title: { zh: '从台账撤下', en: 'Take off the ledger' },
      kind: 'inline',
      payload: EntryOf,
      async run(act, { entry }) {
        await publish.withdraw(act, entry);
        return { entry };
      },
    }),
    defineEffect({
      name: 'catalogue.rule',
      title: { zh: '登记数源', en: 'Record the source' },
      kind: 'inline',
      payload: Type.Object({ attribute: Type.String(), source: Type.String() }),
      async run(act, { attribute, source }, of) {
        const row = await store.entry(source, act.trx);
        if (!row) throw notFound({ zh: '条目', en: 'entry' }, source, 'source');
        await publish.rule(
          act,
          { territory: row.territory, subject: row.subject, attribute, entry: source },
          of.case ?? '',
        );
        await act.leaf(CATALOG_LEAVES.sourceDecided, source, {
          attribute,
          source: row.owner,
          ...(of.case ? { case: of.case, evidence: await evidence.freeze(act, of.case) } : {}),
        });
        return { attribute, source };
      },
    }),
  ];
}
