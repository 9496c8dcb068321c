/** From a document to its postings: every field's terms with their weights, added up over fields. */
import { element } from '@kuaishu/standards';
import type { SearchDocument } from '../document.ts';
import { eachTerm } from '../text/analyse.ts';
import { FIELD_WEIGHTS, FIELDS, impactByte, type SearchField } from '../text/fields.ts';
import { fold, visibleText } from '../text/fold.ts';
import { providerForms } from '../text/provider-forms.ts';
import { itemParts, storedItem } from './documents.ts';
import type { DocumentTerms } from './postings.ts';
import { ELEMENT, type Terms, WHOLE_ITEM } from './terms.ts';

/** Terms of a text that many documents share, analysed once. */
interface Analysed {
  readonly terms: Uint32Array;
  readonly fields: Uint8Array;
  readonly weights: Float32Array;
}

export class Indexer {
  readonly #terms: Terms;
  readonly #cache = new Map<string, Analysed>();
  #weights = new Float32Array(1024);
  #fields = new Uint8Array(1024);
  #touched: number[] = [];

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  /** The document's terms with fields and impacts. */
  index(document: SearchDocument): DocumentTerms {
    this.#own('title', document.title);
    this.#own('title', document.titleEn);
    this.#own('abstract', document.abstract);
    if (document.code !== undefined) this.#own('code', document.code);
    this.#shared('provider', document.provider, providerText);
    for (const keyword of new Set(document.keywords)) this.#shared('keyword', keyword);
    for (const each of new Set(document.classes)) this.#shared('class', each);
    for (const stored of new Set((document.items ?? []).map(storedItem))) this.#item(stored);
    return this.#collect();
  }

  #own(field: SearchField, text: string | undefined): void {
    if (text === undefined || text === '') return;
    const { weight, b, usual } = FIELD_WEIGHTS[field];
    const found: [number, number][] = [];
    const length = eachTerm(visibleText(text), (term, occurrence) =>
      found.push([this.#terms.number(term), occurrence]),
    );
    const worth = weight / (1 - b + (b * length) / usual);
    for (const [term, occurrence] of found) this.#add(term, occurrence * worth, FIELDS[field]);
  }

  #shared(field: SearchField, text: string, expand: (text: string) => string = visibleText): void {
    this.#addAnalysed(`${field}:${text}`, (visit) =>
      eachTerm(expand(text), (term, times) => visit(term, times, field)),
    );
  }

  #item(stored: string): void {
    this.#addAnalysed(`item:${stored}`, (visit) => {
      const { name, title, element: id } = itemParts(stored);
      for (const text of new Set([name, title])) {
        if (text === '') continue;
        visit(`${WHOLE_ITEM}${fold(text)}`, 1, 'item');
        eachTerm(text, (term, times) => visit(term, times, 'item'));
      }
      const known = id === '' ? undefined : element(id);
      if (id === '') return;
      visit(`${ELEMENT}${id}`, 1, 'element');
      if (known === undefined) return;
      for (const text of [known.name.zh, known.name.en]) eachTerm(text, (term, times) => visit(term, times, 'element'));
    });
  }

  #addAnalysed(key: string, analyse: (visit: (term: string, times: number, field: SearchField) => void) => void): void {
    let known = this.#cache.get(key);
    if (known === undefined) {
      const found = new Map<number, [number, number]>();
      analyse((term, times, field) => {
        const number = this.#terms.number(term);
        const entry = found.get(number) ?? [0, 0];
        entry[0] = Math.max(entry[0], times * FIELD_WEIGHTS[field].weight);
        entry[1] |= FIELDS[field];
        found.set(number, entry);
      });
      known = {
        terms: Uint32Array.from(found.keys()),
        weights: Float32Array.from(found.values(), ([weight]) => weight),
        fields: Uint8Array.from(found.values(), ([, fields]) => fields),
      };
      this.#cache.set(key, known);
    }
    const { terms, weights, fields } = known;
    for (let at = 0; at < terms.length; at += 1) this.#add(terms[at]!, weights[at]!, fields[at]!);
  }

  #add(term: number, weight: number, field: number): void {
    if (term >= this.#weights.length) this.#grow(term);
    if (this.#fields[term] === 0) this.#touched.push(term);
    this.#weights[term] = this.#weights[term]! + weight;
    this.#fields[term] = this.#fields[term]! | field;
  }

  #grow(term: number): void {
    const room = Math.max(term + 1, this.#weights.length * 2);
    const weights = new Float32Array(room);
    weights.set(this.#weights);
    this.#weights = weights;
    const fields = new Uint8Array(room);
    fields.set(this.#fields);
    this.#fields = fields;
  }

  #collect(): DocumentTerms {
    const terms = Uint32Array.from(this.#touched);
    const fields = new Uint8Array(terms.length);
    const impacts = new Uint8Array(terms.length);
    terms.forEach((term, at) => {
      fields[at] = this.#fields[term]!;
      impacts[at] = impactByte(this.#weights[term]!);
      this.#fields[term] = 0;
      this.#weights[term] = 0;
    });
    this.#touched = [];
    return { terms, fields, impacts };
  }
}

/** A provider's name with its other names; each stands apart, so that no pair of characters joins two of them. */
export const providerText = (name: string): string => [visibleText(name), ...providerForms(name)].join('\n');
