/**
 * How common words of titles and headings of items are in a catalogue at large, so that a ledger of ten entries does not take 企业 for a rare word. Counted
 * once over a catalogue that is not among those the figures of docs/radar.md are reported on.
 */
import data from './background.json' with { type: 'json' };

/** As many entries as the background counts for, beside those of the ledger itself. */
export const BACKGROUND_ENTRIES = 2000;

const words = new Map<string, number>(Object.entries(data.words));
const items = new Map<string, number>(Object.entries(data.items));

/** Share of titles with the word, 0 … 1. */
export const wordShare = (word: string): number => words.get(word) ?? 0;
/** Share of entries with an item of the element (by its id) or, for items without one, of the heading. */
export const itemShare = (elementOrHeading: string): number => items.get(elementOrHeading) ?? 0;

/** Nats that a feature of `uses` out of `entries` says, the background counted in. */
export function information(uses: number, entries: number, share: number): number {
  return Math.log((entries + BACKGROUND_ENTRIES) / (uses + Math.max(0.5, share * BACKGROUND_ENTRIES)));
}
