/** The rules of this link: those of a frozen model, else what its own records choose. */
import { ident } from '@kuaishu/engine';
import { type FirstLook, learns } from '../learning/first-look.ts';
import { worthFinding } from '../learning/learn.ts';
import type { Linkage } from '../linkage.ts';
import type { BlockingRule } from '../model.ts';
import { chooseRules } from './choose-rules.ts';
import { type BlockingInput, sampleKeys } from './rule-costs.ts';

/** Pairs that all rules together may give: so many, or so many a record. */
const LEAST_BUDGET = 2_000_000;
const BUDGET_A_RECORD = 8;

/** `reviewFrom`: probability from which a person is asked about a pair. */
export async function rulesOf(
  linkage: Linkage,
  records: string,
  { labelled, first }: FirstLook,
  reviewFrom: number,
): Promise<readonly BlockingRule[]> {
  const { engine, input, prepared, fields, crossOnly, work } = linkage;
  if (input.model) return input.model.rules;
  if (!learns(linkage)) return [];
  const worth = labelled && first ? await worthFinding(engine, fields, labelled, first, reviewFrom, work) : null;
  const keys = work('keys');
  const sample = await sampleKeys(engine, fields, { records, labelled: worth, crossOnly }, keys, work);
  const budget = Math.max(LEAST_BUDGET, prepared.rows * BUDGET_A_RECORD);
  const blocking: BlockingInput = { fields, crossOnly, rows: prepared.rows, sample, labelled: worth, budget };
  const chosen = await chooseRules(engine, blocking);
  await engine.run(`DROP TABLE ${ident(keys)}`);
  return chosen;
}
