/**
 * Which documents hold a term, in which fields and how weightily. New postings gather in plain lists (the young); every few thousand documents they are
 * sealed into a segment of bytes, and segments of like size are joined, so that a term is read from a dozen places at most (O'Neil et al.: The
 * log-structured merge-tree, 1996). Documents are numbered in order, thus a term's postings of all segments, one after the other, ascend.
 */
import { Column } from './columns.ts';
import { bytes, numbers } from './scratch.ts';

/** The postings of one term, ascending; of one length. */
export interface PostingList {
  readonly documents: Uint32Array;
  readonly fields: Uint8Array;
  readonly impacts: Uint8Array;
  readonly length: number;
}

/**
 * Postings of a contiguous range of documents. A term's bytes: for each posting the distance to the document before (varint, seven bits a byte, lowest first;
 * the first from the segment's first document), the fields, the impact.
 */
export interface Segment {
  readonly first: number;
  readonly documents: number;
  /** Numbers of the terms, ascending. */
  readonly terms: Uint32Array;
  /** Where each term's bytes begin; one more than there are terms. */
  readonly offsets: Uint32Array;
  readonly bytes: Uint8Array;
}

/** A document's terms, each once, with the fields that hold it and its impact. */
export interface DocumentTerms {
  readonly terms: Uint32Array;
  readonly fields: Uint8Array;
  readonly impacts: Uint8Array;
}

/** Documents that are young at most. */
const SEAL_AT = 2048;
/** So many segments of like size are joined. */
const FAN = 6;

export class Postings {
  segments: Segment[];
  /** Term → document, fields * 256 + impact, in turn. */
  #young = new Map<number, number[]>();
  #youngFirst: number;
  #youngDocuments = 0;

  readonly #sealAt: number;

  constructor(segments: Segment[] = [], sealAt: number = SEAL_AT) {
    this.segments = segments;
    this.#sealAt = sealAt;
    this.#youngFirst = end(segments);
  }

  /** The terms of the next document; documents come in the order of their numbers. */
  add(document: number, { terms, fields, impacts }: DocumentTerms, alive: Uint8Array): void {
    for (let at = 0; at < terms.length; at += 1) {
      const packed = fields[at]! * 256 + impacts[at]!;
      const list = this.#young.get(terms[at]!);
      if (list === undefined) this.#young.set(terms[at]!, [document, packed]);
      else list.push(document, packed);
    }
    this.#youngDocuments = document + 1 - this.#youngFirst;
    if (this.#youngDocuments >= this.#sealAt) this.seal(alive);
  }

  /** Make a segment of what is young. */
  seal(alive: Uint8Array): void {
    if (this.#youngDocuments === 0) return;
    this.segments.push(sealed(this.#young, this.#youngFirst, this.#youngDocuments));
    this.#youngFirst += this.#youngDocuments;
    this.#youngDocuments = 0;
    this.#young = new Map();
    this.#join(alive);
  }

  #join(alive: Uint8Array): void {
    for (;;) {
      const run = this.#runToJoin();
      if (run === undefined) return;
      this.segments.splice(run, FAN, joined(this.segments.slice(run, run + FAN), alive));
    }
  }

  /** Where FAN segments of one size class end the list. */
  #runToJoin(): number | undefined {
    const from = this.segments.length - FAN;
    if (from < 0) return undefined;
    const size = (segment: Segment): number =>
      Math.floor(Math.log(segment.documents / this.#sealAt + 0.5) / Math.log(FAN));
    const last = size(this.segments[this.segments.length - 1]!);
    return this.segments.slice(from).every((segment) => size(segment) <= last) ? from : undefined;
  }

  /** The postings of a term, without those of dead documents. */
  read(term: number, alive: Uint8Array): PostingList {
    let most = 0;
    const places: [Segment, number][] = [];
    for (const segment of this.segments) {
      const at = position(segment.terms, term);
      if (at < 0) continue;
      places.push([segment, at]);
      most += Math.floor((segment.offsets[at + 1]! - segment.offsets[at]!) / 3);
    }
    const young = this.#young.get(term);
    most += young === undefined ? 0 : young.length / 2;
    const documents = numbers(most);
    const fields = bytes(most);
    const impacts = bytes(most);
    let length = 0;
    for (const [segment, nth] of places) {
      const { bytes } = segment;
      const stop = segment.offsets[nth + 1]!;
      let at = segment.offsets[nth]!;
      let document = segment.first;
      while (at < stop) {
        let byte = bytes[at++]!;
        let distance = byte & 127;
        for (let shift = 7; byte > 127; shift += 7) {
          byte = bytes[at++]!;
          distance |= (byte & 127) << shift;
        }
        document += distance;
        documents[length] = document;
        fields[length] = bytes[at++]!;
        impacts[length] = bytes[at++]!;
        length += alive[document]!;
      }
    }
    if (young !== undefined)
      for (let at = 0; at < young.length; at += 2) {
        documents[length] = young[at]!;
        fields[length] = young[at + 1]! >> 8;
        impacts[length] = young[at + 1]! & 255;
        length += alive[young[at]!]!;
      }
    return { documents, fields, impacts, length };
  }
}

const end = (segments: readonly Segment[]): number => {
  const last = segments.at(-1);
  return last === undefined ? 0 : last.first + last.documents;
};

/** Place of a number in an ascending list, or −1. */
function position(list: Uint32Array, wanted: number): number {
  let low = 0;
  let high = list.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = list[middle]!;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function pushDistance(bytes: Column<Uint8Array>, distance: number): void {
  let rest = distance;
  while (rest > 127) {
    bytes.push((rest & 127) | 128);
    rest >>>= 7;
  }
  bytes.push(rest);
}

function sealed(young: Map<number, number[]>, first: number, documents: number): Segment {
  const terms = Uint32Array.from(young.keys()).sort();
  const offsets = new Uint32Array(terms.length + 1);
  const bytes = Column.u8();
  terms.forEach((term, nth) => {
    offsets[nth] = bytes.length;
    const list = young.get(term)!;
    let before = first;
    for (let at = 0; at < list.length; at += 2) {
      pushDistance(bytes, list[at]! - before);
      before = list[at]!;
      bytes.push(list[at + 1]! >> 8);
      bytes.push(list[at + 1]! & 255);
    }
  });
  offsets[terms.length] = bytes.length;
  return { first, documents, terms, offsets, bytes: bytes.values().slice() };
}

/** Every term of the segments once, ascending. */
function termsOf(segments: readonly Segment[]): Uint32Array {
  const all = new Uint32Array(segments.reduce((sum, { terms }) => sum + terms.length, 0));
  let at = 0;
  for (const { terms } of segments) {
    all.set(terms, at);
    at += terms.length;
  }
  all.sort();
  let length = 0;
  for (const term of all) if (length === 0 || all[length - 1] !== term) all[length++] = term;
  return all.slice(0, length);
}

/** Neighbouring segments as one, without what is dead. */
function joined(segments: readonly Segment[], alive: Uint8Array): Segment {
  const first = segments[0]!.first;
  const terms = termsOf(segments);
  const offsets = new Uint32Array(terms.length + 1);
  const bytes = Column.u8();
  bytes.reserve(segments.reduce((sum, segment) => sum + segment.bytes.length, 0) + terms.length * 2);
  const next = segments.map(() => 0);
  terms.forEach((term, nth) => {
    offsets[nth] = bytes.length;
    let last = first;
    segments.forEach((segment, which) => {
      const at = next[which]!;
      if (segment.terms[at] !== term) return;
      next[which] = at + 1;
      last = append(bytes, segment, at, last, alive);
    });
  });
  offsets[terms.length] = bytes.length;
  const documents = segments.reduce((sum, segment) => sum + segment.documents, 0);
  return { first, documents, terms, offsets, bytes: bytes.values().slice() };
}

/** Gives the last document of the list. */
function append(into: Column<Uint8Array>, segment: Segment, nth: number, before: number, alive: Uint8Array): number {
  const { bytes } = segment;
  const stop = segment.offsets[nth + 1]!;
  let at = segment.offsets[nth]!;
  let document = segment.first;
  let last = before;
  while (at < stop) {
    let byte = bytes[at++]!;
    let distance = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++]!;
      distance |= (byte & 127) << shift;
    }
    document += distance;
    at += 2;
    if (alive[document] === 0) continue;
    pushDistance(into, document - last);
    last = document;
    into.push(bytes[at - 2]!);
    into.push(bytes[at - 1]!);
  }
  return last;
}
