/** The radar's judgement of one pair, with all others of the catalogue around it: what a probe would say, before its findings are limited in number. */
import type { FindingKind, RadarDraft, RadarEntry } from '@kuaishu/catalog';
import { RadarIndex } from '../../packages/catalog/src/radar/index/radar-index.ts';
import { candidates } from '../../packages/catalog/src/radar/probe/candidates.ts';
import { judgeAll } from '../../packages/catalog/src/radar/probe/judge-all.ts';
import { type Judgement, toldKind } from '../../packages/catalog/src/radar/probe/judge-slot.ts';
import { readDraft } from '../../packages/catalog/src/radar/probe/read-draft.ts';
import { Scoreboard } from '../../packages/catalog/src/radar/probe/scoreboard.ts';

export interface Judged {
  readonly id: string;
  readonly judgement: Judgement;
  /** Probability that there is something to tell: one kind, or facts in common. */
  readonly probability: number;
  readonly kind: FindingKind | undefined;
}

export interface PairJudge {
  /** All candidates of a draft, judged, by id. */
  judge(draft: RadarDraft): ReadonlyMap<string, Judged>;
}

export function pairJudge(entries: Iterable<RadarEntry>): PairJudge {
  const index = new RadarIndex();
  for (const entry of entries) index.put(entry);
  const board = new Scoreboard();
  return {
    judge(draft) {
      const read = readDraft(index, draft);
      const found = new Map<string, Judged>();
      const slots = [...candidates(index, read, board)].filter((slot) => index.id(slot) !== draft.id);
      for (const judgement of judgeAll(index, read, slots)) {
        const { slot } = judgement;
        const told = toldKind(judgement);
        found.set(index.id(slot), {
          id: index.id(slot),
          judgement,
          probability: told?.probability ?? 0,
          kind: told?.kind,
        });
      }
      return found;
    },
  };
}
