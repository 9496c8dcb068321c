/** The words of the pages in English. Written, not translated word by word. */
import { accountabilityEn } from './en/accountability.ts';
import { accountsEn } from './en/accounts.ts';
import { adminEn } from './en/admin.ts';
import { answersEn } from './en/answers.ts';
import { blocksEn } from './en/blocks.ts';
import { casesEn } from './en/cases.ts';
import { catalogueEn } from './en/catalogue.ts';
import { derivedEn } from './en/derived.ts';
import { discrepanciesEn } from './en/discrepancies.ts';
import { draftingEn } from './en/drafting.ts';
import { evidenceEn } from './en/evidence.ts';
import { frameEn } from './en/frame.ts';
import { importsEn } from './en/imports.ts';
import { linksEn } from './en/links.ts';
import { overviewEn } from './en/overview.ts';
import { quarantineEn } from './en/quarantine.ts';
import { resourcesEn } from './en/resources.ts';
import { reviewEn } from './en/review.ts';
import { runsEn } from './en/runs.ts';
import { sessionEn } from './en/session.ts';
import { sharedEn } from './en/shared.ts';
import { tableEn } from './en/table.ts';
import { updatesEn } from './en/updates.ts';
import { upkeepEn } from './en/upkeep.ts';
import type { Text } from './zh.ts';

export const en: Text = {
  ...frameEn,
  ...sharedEn,
  table: tableEn,
  overview: overviewEn,
  run: runsEn,
  discrepancy: discrepanciesEn,
  quarantine: quarantineEn,
  block: blocksEn,
  link: linksEn,
  review: reviewEn,
  ...resourcesEn,
  session: sessionEn,
  catalogue: catalogueEn,
  drafting: draftingEn,
  derived: derivedEn,
  answers: answersEn,
  updates: updatesEn,
  evidence: evidenceEn,
  cases: casesEn,
  accountability: accountabilityEn,
  admin: adminEn,
  accounts: accountsEn,
  imports: importsEn,
  upkeep: upkeepEn,
};
