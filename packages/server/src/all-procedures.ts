/** Every procedure of the platform: those of the folder procedures/definitions and those that capabilities bring along. */
import { catalogueEntry } from './catalogue/procedures/catalogue-entry.ts';
import { catalogueWithdrawal } from './catalogue/procedures/catalogue-withdrawal.ts';
import { dataNeed } from './catalogue/procedures/data-need.ts';
import { jointCollection } from './catalogue/procedures/joint-collection.ts';
import { sourceRuling } from './catalogue/procedures/source-ruling.ts';
import { updateDuty } from './catalogue/procedures/update-duty.ts';
import { type Definitions, loadDefinitions } from './procedures/load-definitions.ts';

export async function allProcedures(): Promise<Definitions> {
  const { procedures, ...rest } = await loadDefinitions();
  return {
    ...rest,
    procedures: [
      ...procedures,
      catalogueEntry,
      catalogueWithdrawal,
      sourceRuling,
      jointCollection,
      dataNeed,
      updateDuty,
    ],
  };
}
