/** 页面文字，中文。标签末尾不加标点；句子说清发生了什么、在哪里、接下来做什么。 */
import { accountabilityZh } from './zh/accountability.ts';
import { accountsZh } from './zh/accounts.ts';
import { adminZh } from './zh/admin.ts';
import { answersZh } from './zh/answers.ts';
import { blocksZh } from './zh/blocks.ts';
import { casesZh } from './zh/cases.ts';
import { catalogueZh } from './zh/catalogue.ts';
import { derivedZh } from './zh/derived.ts';
import { discrepanciesZh } from './zh/discrepancies.ts';
import { draftingZh } from './zh/drafting.ts';
import { evidenceZh } from './zh/evidence.ts';
import { frameZh } from './zh/frame.ts';
import { importsZh } from './zh/imports.ts';
import { linksZh } from './zh/links.ts';
import { overviewZh } from './zh/overview.ts';
import { quarantineZh } from './zh/quarantine.ts';
import { resourcesZh } from './zh/resources.ts';
import { reviewZh } from './zh/review.ts';
import { runsZh } from './zh/runs.ts';
import { sessionZh } from './zh/session.ts';
import { sharedZh } from './zh/shared.ts';
import { tableZh } from './zh/table.ts';
import { updatesZh } from './zh/updates.ts';
import { upkeepZh } from './zh/upkeep.ts';

export const zh = {
  ...frameZh,
  ...sharedZh,
  table: tableZh,
  overview: overviewZh,
  run: runsZh,
  discrepancy: discrepanciesZh,
  quarantine: quarantineZh,
  block: blocksZh,
  link: linksZh,
  review: reviewZh,
  ...resourcesZh,
  session: sessionZh,
  catalogue: catalogueZh,
  drafting: draftingZh,
  derived: derivedZh,
  answers: answersZh,
  updates: updatesZh,
  evidence: evidenceZh,
  cases: casesZh,
  accountability: accountabilityZh,
  admin: adminZh,
  accounts: accountsZh,
  imports: importsZh,
  upkeep: upkeepZh,
};

export type Text = typeof zh;
