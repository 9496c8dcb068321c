/**
 * 不是重复: the house that compiles an entry answers a finding of the radar, with a reason. The answer says what the radar had found at that moment, as the
 * server itself asked it; it holds for the entry in all its versions, is shown to whoever signs off and checks, and can be taken back while a version is in work.
 */
import { ANSWERED_KINDS, type FindingAnswer, type FindingAnswerRequest, type FindingAnswers } from '@kuaishu/api';
import type { Act, Acts } from '../../acts/acts.ts';
import { ServerError } from '../../errors.ts';
import type { Caller } from '../../http/caller.ts';
import { newId } from '../../ids.ts';
import { CATALOG_LEAVES } from '../../ledger/leaf-types.ts';
import { matches } from '../../policy/scope.ts';
import { digestOf } from '../digest.ts';
import { entryFacts } from '../facts.ts';
import type { CatalogueLookUp } from '../look-up.ts';
import type { CatalogueService } from '../service.ts';
import type { CatalogueStore } from '../store.ts';
import { probeOf } from './probe-of.ts';
import type { Answer, AnswerStore } from './store.ts';

export interface AnswerPorts {
  readonly catalogue: Pick<CatalogueService, 'readable' | 'organisationOf'>;
  readonly entries: Pick<CatalogueStore, 'entries' | 'working' | 'lockEntry'>;
  readonly answers: AnswerStore;
  readonly lookUp: Pick<CatalogueLookUp, 'probe'>;
  readonly acts: Acts;
}

export function findingAnswers({ catalogue, entries, answers, lookUp, acts }: AnswerPorts) {
  async function list(caller: Caller, id: string): Promise<FindingAnswers> {
    await catalogue.readable(caller, id);
    const scope = caller.scope('entry.read', 'Entry');
    const rows = await answers.of(id);
    const [others, organisation] = await Promise.all([
      entries.entries([...new Set(rows.map(({ other }) => other))]),
      catalogue.organisationOf(),
    ]);
    const byId = new Map(others.map((row) => [row.id, row]));
    return {
      items: rows.map((row): FindingAnswer => {
        const other = byId.get(row.other);
        return {
          other: {
            id: row.other,
            title: other?.title ?? '',
            owner: organisation(other?.owner ?? ''),
            readable: other !== undefined && matches(scope, entryFacts(other).attributes),
          },
          kind: row.kind,
          probability: row.probability,
          shared: row.shared,
          version: row.version,
          reason: row.reason,
          by: { id: row.actor, name: { zh: row.by ?? row.actor } },
          at: row.at.toISOString(),
          digest: row.digest,
          takenBackAt: row.taken_back_at?.toISOString() ?? null,
        };
      }),
    };
  }

  /** @throws ServerError conflict where no version is in work, or the radar finds nothing of the kind there. */
  async function answer(caller: Caller, id: string, other: string, reason: string): Promise<void> {
    const row = await catalogue.readable(caller, id, 'entry.draft');
    const working = await entries.working(id);
    if (!working) throw notInWork();
    const { findings } = await lookUp.probe(caller, probeOf(id, working.body));
    const found = findings.find(({ entry, kind }) => entry?.id === other && ANSWERED_KINDS.includes(kind));
    if (!found) throw notFound();
    const said = {
      entry: id,
      other,
      version: working.version,
      kind: found.kind,
      probability: found.probability,
      shared: found.pairs.length,
      reason,
    };
    await acts.run(caller.act('entry.draft', { kind: 'Entry', id, path: row.path }), async (act) => {
      await inWork(act, id);
      // said anew, the former answer stays on record
      await answers.takeBack(act.trx, { entry: id, other, actor: act.principal.id, at: act.at });
      const whole = { id: newId('answer', act.at), ...said, actor: act.principal.id, at: act.at.toISOString() };
      const digest = digestOf(whole);
      await answers.add(act.trx, { ...whole, digest });
      act.note({ answer: 'not_duplicate', other, kind: found.kind });
      await act.leaf(CATALOG_LEAVES.notDuplicate, id, {
        other,
        version: working.version,
        kind: found.kind,
        document: digest,
      });
    });
  }

  async function takeBack(caller: Caller, id: string, other: string): Promise<void> {
    const row = await catalogue.readable(caller, id, 'entry.draft');
    await acts.run(caller.act('entry.draft', { kind: 'Entry', id, path: row.path }), async (act) => {
      await inWork(act, id);
      const taken: Answer | undefined = await answers.takeBack(act.trx, {
        entry: id,
        other,
        actor: act.principal.id,
        at: act.at,
      });
      if (!taken) throw nothingStands();
      act.note({ answer: 'taken_back', other });
      await act.leaf(CATALOG_LEAVES.notDuplicateTakenBack, id, { other, document: taken.digest });
    });
  }

  async function inWork(act: Act, id: string): Promise<void> {
    await entries.lockEntry(act.trx, id);
    if (!(await entries.working(id, act.trx))) throw notInWork();
  }

  return {
    list,
    async say(caller: Caller, id: string, { other, reason }: FindingAnswerRequest): Promise<FindingAnswers> {
      await (reason === null ? takeBack(caller, id, other) : answer(caller, id, other, reason));
      return list(caller, id);
    },
  };
}
export type FindingAnswering = ReturnType<typeof findingAnswers>;

const notInWork = (): ServerError =>
  new ServerError(
    'conflict',
    { zh: '这个条目没有在编制的版本。', en: 'No version of this entry is in work.' },
    { where: 'entry', mend: { zh: '先修订条目，再答复。', en: 'Revise the entry first.' } },
  );

const notFound = (): ServerError =>
  new ServerError(
    'conflict',
    {
      zh: '雷达现在没有发现它与本条目相似，不需要答复。',
      en: 'The radar does not find the two alike now; there is nothing to answer.',
    },
    { where: 'body.other', mend: { zh: '等雷达比对完再看。', en: 'Look again once the radar has compared.' } },
  );

const nothingStands = (): ServerError =>
  new ServerError(
    'conflict',
    { zh: '没有可撤回的答复。', en: 'There is no answer to take back.' },
    { where: 'body.other', mend: { zh: '重新载入页面看现状。', en: 'Load the page again.' } },
  );
