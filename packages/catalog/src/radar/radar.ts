import type { ProbeOptions, RadarFinding } from './finding.ts';
import { RadarIndex } from './index/radar-index.ts';
import { baseFindings } from './probe/base-findings.ts';
import { candidates } from './probe/candidates.ts';
import { conflictFindings } from './probe/conflict-findings.ts';
import { contentFindings } from './probe/content-findings.ts';
import { duplicateFindings } from './probe/duplicate-findings.ts';
import { heldFindings } from './probe/held-findings.ts';
import { judgeAll } from './probe/judge-all.ts';
import { readDraft } from './probe/read-draft.ts';
import { Scoreboard } from './probe/scoreboard.ts';
import type { RadarDraft, RadarEntry } from './radar-entry.ts';

/** Least probability of a finding unless the caller says otherwise. */
export const DEFAULT_THRESHOLD = 0.5;
const DEFAULT_LIMIT = 20;

/** The index in memory. It follows the ledger's feed of changes by `put` and `remove`; after any sequence of these it answers as if built anew. */
export interface Radar {
  readonly size: number;
  /** Takes in an entry, or replaces the one of the same id. */
  put(entry: RadarEntry): void;
  /** False where the id is not known. */
  remove(id: string): boolean;
  /** Never throws on a strange draft: what says nothing finds nothing. An entry with the draft's own id is left out. */
  probe(draft: RadarDraft, options?: ProbeOptions): RadarFinding[];
  /** Numbers of entries, items, words and headings held. */
  counts(): Readonly<Record<string, number>>;
}

export function createRadar(): Radar {
  const index = new RadarIndex();
  const board = new Scoreboard();
  return {
    get size() {
      return index.size;
    },
    put: (entry) => index.put(entry),
    remove: (id) => index.remove(id),
    counts: () => index.counts(),
    probe(
      draft,
      { threshold = DEFAULT_THRESHOLD, limit = DEFAULT_LIMIT, publishedOnly = false, visible = () => true } = {},
    ) {
      const read = readDraft(index, draft);
      const judged = judgeAll(
        index,
        read,
        [...candidates(index, read, board)].filter(
          (slot) =>
            index.id(slot) !== draft.id && (!publishedOnly || index.isPublished(slot)) && visible(index.id(slot)),
        ),
      );
      const alike = draft.kind === 'questionnaire' ? [] : duplicateFindings(index, read, judged, threshold);
      // an overlap is said again, and better, by values that are the same; whatever is surer is not
      const surer = alike.filter(({ kind }) => kind !== 'overlap').map(({ entry }) => entry);
      const byContent = contentFindings(index, read, judged, new Set(surer));
      const ofContent = new Set(byContent.map(({ entry }) => entry));
      const findings = [
        ...conflictFindings(index, read),
        ...baseFindings(index, read),
        ...alike.filter(({ kind, entry }) => kind !== 'overlap' || !ofContent.has(entry)),
        ...byContent,
        ...heldFindings(index, read, judged),
      ];
      return findings
        .filter(({ probability, entry }) => probability >= threshold && (entry === undefined || visible(entry)))
        .sort(bySurety)
        .slice(0, limit);
    },
  };
}

/** Conflicts and base libraries first among equals: they bind, the others advise. */
const ORDER = [
  'attribute_conflict',
  'duplicate',
  'contains',
  'contained',
  'take_from_base',
  'already_held',
  'same_kind_other_region',
  'same_kind_other_period',
  'overlap',
];

function bySurety(a: RadarFinding, b: RadarFinding): number {
  return (
    b.probability - a.probability ||
    ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
    ((a.entry ?? '') < (b.entry ?? '') ? -1 : (a.entry ?? '') > (b.entry ?? '') ? 1 : 0)
  );
}
