/** The radar's judgement of one pair, with all others of the catalogue around it: what a probe would say, before its findings are limited in number. */
import type { FindingKind, RadarDraft, RadarEntry } from '@kuaishu/catalog';
import { RadarIndex } from '../../packages/catalog/src/radar/index/radar-index.ts';
import { candidates } from '../../packages/catalog/src/radar/probe/candidates.ts';
import { type Judgement, judgeSlot, toldKind } from '../../packages/catalog/src/radar/probe/judge-slot.ts';
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
      for (const slot of candidates(index, read, board)) {
        if (index.id(slot) === draft.id) continue;
        const judgement = judgeSlot(index, read, slot);
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
