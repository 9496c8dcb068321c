/**
 * What a query means to a reader: first as it is written; letters also as the sound of 汉字; and where nothing that the reader may see has all of it, as what was probably meant
 * (corrected), or as most of it (relaxed).
 */
import { headingIndex } from '@kuaishu/standards';
import { byReading, typedByReading } from '../expand/by-reading.ts';
import { bySlip, likelihood, MOST_TEXTS } from '../expand/by-slip.ts';
import { latinNeighbours } from '../expand/latin-slip.ts';
import { firstSeen } from '../expand/scan.ts';
import { floats, numbers } from '../store/scratch.ts';
import { ALL_FIELDS, FIELDS } from '../text/fields.ts';
import { runsOf } from '../text/runs.ts';
import { words } from '../text/segment.ts';
import { type Concept, conceptsOf, type Spelling } from './concepts.ts';
import { type Gathered, gather, having, mostHad } from './gather.ts';
import { find, type Sources } from './match.ts';
import type { ParsedQuery } from './parse.ts';
import { joinSyllables } from './syllables.ts';

export interface Understood {
  readonly concepts: readonly Concept[];
  readonly gathered: Gathered;
  /** All visible documents that answer, ascending. */
  readonly answers: Uint32Array;
  /** How the query should have been written: shown as 您是否要找. */
  readonly corrected?: string;
  /** Concepts that the answers need not have, because none has all. */
  readonly relaxed: boolean;
}

const READ = 0.8;
const ABBREVIATED = 0.7;
const NEIGHBOUR = 0.6;
const AS_ELEMENT = 0.6;
const MOST_READINGS = 12;
const MOST_NEIGHBOURS = 8;
/** Words of letters that are read by sound; each costs a reading through all titles. */
const MOST_EXPANDED = 4;

export function understand(sources: Sources, typed: ParsedQuery, visible: Uint8Array): Understood {
  const parsed = joinSyllables(typed, (text) =>
    seen(sources, visible, { kind: 'latin', text, worth: 1 }, FIELDS.title),
  );
  const written: Rewriting[] = [];
  let letters = 0;
  const concepts = conceptsOf(parsed.parts).map((concept) => {
    if (concept.spellings[0]?.kind === 'latin') letters += 1;
    return letters > MOST_EXPANDED ? concept : expanded(sources, visible, concept, written);
  });
  const first = answer(sources, concepts, visible);
  if (concepts.every(({ exclude }) => exclude)) return first;
  const mendings = mend(sources, parsed, first, visible);
  for (const mended of mendings.length === 0 ? [[]] : mendings.map((each) => [each])) {
    const all = [...written, ...mended];
    if (all.length === 0) break;
    const corrected = rewrite(parsed, all);
    const second = answer(sources, conceptsOf(corrected.parts), visible);
    if (second.answers.length > 0) return { ...together(first, second), corrected: corrected.text };
  }
  return relax(sources, first, visible);
}

function answer(sources: Sources, concepts: readonly Concept[], visible: Uint8Array): Understood {
  const gathered = gather(sources, concepts, visible);
  const answers = having(gathered, visible, sources.documents.columns.alive.data, gathered.required);
  return { concepts, gathered, answers, relaxed: false };
}

/** Those that have the most, if that is at least half. */
function relax(sources: Sources, first: Understood, visible: Uint8Array): Understood {
  if (first.answers.length > 0) return first;
  const most = mostHad(first.gathered);
  if (most === 0 || most * 2 < first.gathered.required) return first;
  const alive = sources.documents.columns.alive.data;
  return { ...first, answers: having(first.gathered, visible, alive, most), relaxed: true };
}

/** What is as written and what was probably meant, in one list; each document by the better of its scores. */
function together(one: Understood, other: Understood): Understood {
  const scores = floats(one.gathered.scores.length);
  for (const { answers, gathered } of [one, other])
    for (const document of answers) scores[document] = Math.max(scores[document]!, gathered.scores[document]!);
  const answers = merged(one.answers, other.answers);
  return {
    concepts: [...one.concepts, ...other.concepts],
    gathered: { ...one.gathered, scores, most: Math.max(one.gathered.most, other.gathered.most) },
    answers,
    relaxed: false,
  };
}

/** Numbers of both ascending lists, each once. */
function merged(one: Uint32Array, other: Uint32Array): Uint32Array {
  const all = numbers(one.length + other.length);
  let [i, j, length] = [0, 0, 0];
  while (i < one.length || j < other.length) {
    const [a, b] = [one[i] ?? Number.POSITIVE_INFINITY, other[j] ?? Number.POSITIVE_INFINITY];
    if (a <= b) i += 1;
    if (b <= a) j += 1;
    all[length++] = Math.min(a, b);
  }
  return all.subarray(0, length);
}

/** Letters: as they stand, as another heading of a data element, as the sound of 汉字; else as a word next to them. */
function expanded(sources: Sources, visible: Uint8Array, concept: Concept, written: Rewriting[]): Concept {
  const [typed] = concept.spellings;
  if (concept.exclude || typed?.kind !== 'latin') return concept;
  const token = typed.text;
  const spellings: Spelling[] = [...concept.spellings];
  const known = headingIndex().get(token);
  if (known !== undefined) {
    spellings.push({ kind: 'element', text: known.id, worth: AS_ELEMENT });
    spellings.push({ kind: 'han', text: known.name.zh, worth: AS_ELEMENT });
  }
  const said = seen(sources, visible, typed, concept.fields & (FIELDS.title | FIELDS.keyword | FIELDS.code));
  if (!said && typedByReading(token)) {
    const seenOnes = firstSeen(byReading(sources, visible, token), MOST_READINGS, (text) =>
      seen(sources, visible, spelled(text), concept.fields),
    );
    for (const { text, cost } of seenOnes) spellings.push({ ...spelled(text), worth: cost === 0 ? READ : ABBREVIATED });
    if (seenOnes[0] !== undefined) written.push({ from: token, to: seenOnes[0].text });
  }
  if (spellings.length === 1 && !seen(sources, visible, typed, concept.fields))
    for (const text of latinNeighbours(sources, token)) {
      if (!seen(sources, visible, { kind: 'latin', text, worth: 1 }, concept.fields)) continue;
      if (spellings.length === 1) written.push({ from: token, to: text });
      spellings.push({ kind: 'latin', text, worth: NEIGHBOUR });
      if (spellings.length > MOST_NEIGHBOURS) break;
    }
  return { ...concept, spellings };
}

/** Nothing but 汉字 is looked for by pairs. */
const spelled = (text: string): Spelling => ({
  kind: /^\p{Script=Han}+$/u.test(text) ? 'han' : 'phrase',
  text,
  worth: 1,
});

/** Whether any document that the reader may see has it. */
function seen(sources: Sources, visible: Uint8Array, spelling: Spelling, fields: number): boolean {
  const { documents, length } = find(sources, spelling, fields);
  for (let at = 0; at < length; at += 1) if (visible[documents[at]!] === 1) return true;
  return false;
}

/** One piece of the query put otherwise. */
interface Rewriting {
  readonly from: string;
  readonly to: string;
}

function rewrite(parsed: ParsedQuery, written: readonly Rewriting[]): ParsedQuery {
  const apply = (text: string): string => written.reduce((so, { from, to }) => so.replace(from, () => to), text);
  const parts = parsed.parts.map((part) => (part.exclude || part.phrase ? part : { ...part, text: apply(part.text) }));
  return { ...parsed, parts, text: apply(parsed.text) };
}

/** So many ways to mend a query are tried. */
const MOST_MENDINGS = 3;

/** What a slip in the query may be mended with, likeliest first; empty where nothing seems wrong, or nothing better is known. */
function mend(sources: Sources, parsed: ParsedQuery, first: Understood, visible: Uint8Array): Rewriting[] {
  const places = windows(parsed, first, (text) =>
    seen(sources, visible, { kind: 'phrase', text, worth: 1 }, ALL_FIELDS),
  );
  if (places.length === 0) return [];
  const found = bySlip(sources, visible, places).flatMap((list, nth) => {
    const from = places[nth]!;
    // the longer the piece that is found again, the less likely by chance
    return list
      .slice(0, 2)
      .map((each) => ({ from, to: each.text, worth: from.length * A_CHARACTER + likelihood(each) }));
  });
  return found.sort((a, b) => b.worth - a.worth).slice(0, MOST_MENDINGS);
}

const LONGEST_WINDOW = 16;
/** Bits by which each character of a piece speaks for the piece: about one in eight of those that could follow, in names. */
const A_CHARACTER = 3;

/**
 * Pieces of a run in which a fault may lie: what stands nowhere, and single characters, which a slip leaves behind when it breaks a word; with the words beside them, since
 * they tell what was meant. Where all words are known but no document has all of them, the whole run.
 */
function windows(parsed: ParsedQuery, first: Understood, written: (text: string) => boolean): string[] {
  const included = first.concepts.filter(({ exclude }) => !exclude);
  const nowhere = new Set(included.flatMap(({ text }, nth) => (first.gathered.found[nth] === 0 ? [text] : [])));
  const found = new Set<string>();
  for (const part of parsed.parts) {
    if (part.exclude || part.phrase) continue;
    for (const { text: run, han } of runsOf(part.text)) {
      if (!han || run.length < 2) continue;
      const texts = words(run);
      const faulty = texts.map((word) => nowhere.has(word) || (word.length === 1 && run.length > 2));
      if (!faulty.includes(true) && first.answers.length > 0) continue;
      // somebody wrote it so
      if (!written(run)) for (const piece of pieces(texts, faulty)) found.add(piece);
    }
  }
  return [...found].slice(0, MOST_TEXTS);
}

function pieces(texts: readonly string[], faulty: readonly boolean[]): string[] {
  const found: string[] = [];
  const add = (from: number, to: number): void => {
    const text = texts.slice(Math.max(0, from), to + 1).join('');
    if (text.length >= 2 && text.length <= LONGEST_WINDOW) found.push(text);
  };
  add(0, texts.length - 1);
  for (let from = 0; from < texts.length; from += 1) {
    if (!faulty[from]) continue;
    let to = from;
    while (to + 1 < texts.length && faulty[to + 1]) to += 1;
    add(from - 1, to + 1);
    add(from - 1, to);
    add(from, to + 1);
    add(from, to);
    from = to;
  }
  return found;
}
