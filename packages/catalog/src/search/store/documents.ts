/**
 * The documents by number, in columns. A number is given once: a changed document gets a new one and its old number is dead, so that whatever is known of a
 * number stays true. Texts stand as code units, shared words as numbers.
 */
import { elements } from '@kuaishu/standards';
import type { Labels, SearchDocument, SearchItem } from '../document.ts';
import { wordStarts } from '../text/analyse.ts';
import { fold, fromUnits, visibleText } from '../text/fold.ts';
import { providerForms } from '../text/provider-forms.ts';
import { Column } from './columns.ts';
import { FoldedTexts } from './folded-texts.ts';
import { LabelColumn } from './label-column.ts';
import { Strings } from './strings.ts';

/** Texts that each document has of its own, in the order in which they stand in `units`. */
export const OWN_TEXTS = ['title', 'titleEn', 'code', 'abstract'] as const;
/** Parts of an item in one string; invisible characters never reach it. */
const PART = '\u0001';

export interface StoredItem {
  readonly name: string;
  readonly title: string;
  readonly element: string;
}

export const storedItem = ({ name, title = '', element: id = '' }: SearchItem): string =>
  [name, title, id].map(visibleText).join(PART);

export function itemParts(stored: string): StoredItem {
  const [name = '', title = '', element = ''] = stored.split(PART);
  return { name, title, element };
}

/** 32 bits of FNV-1a over the letters and 汉字 of a folded text: titles that are equal but for signs and blanks are equal here. */
export function titleHash(folded: string): number {
  let hash = 0x811c9dc5;
  for (const char of folded.replace(/[^\p{L}\p{N}]+/gu, '')) {
    hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193) >>> 0;
  }
  return hash;
}

/** What a name is the name of. */
const BEARERS = ['element', 'provider', 'shared', 'item'] as const;
export type Bearer = (typeof BEARERS)[number];

/** A bearer and its number in its list, in one number. */
const borne = (bearer: Bearer, number: number): number => number * BEARERS.length + BEARERS.indexOf(bearer);
export const bearerOf = (stored: number): readonly [Bearer, number] => [
  BEARERS[stored % BEARERS.length]!,
  Math.floor(stored / BEARERS.length),
];

export interface DocumentColumns {
  readonly ids: string[];
  readonly alive: Column<Uint8Array>;
  readonly updated: Column<Float64Array>;
  readonly hashes: Column;
  readonly wordStarts: Column;
  readonly units: Column<Uint16Array>;
  readonly unitStarts: Column;
  /** The titles once more, folded, one after the other: read through by what looks for resemblances. */
  readonly titles: FoldedTexts;
  /** Names of providers, classes, keywords and items, each once, and of all data elements. */
  readonly names: FoldedTexts;
  /** Of each name what bears it: see `bearerOf`. */
  readonly nameBearers: Column;
  readonly providers: Strings;
  /** Of each provider its name and other names, folded, a line each. */
  readonly providerNames: string[];
  readonly provider: Column;
  readonly shared: Strings;
  readonly keywords: LabelColumn;
  readonly classes: LabelColumn;
  readonly items: LabelColumn;
  readonly labels: Map<string, LabelColumn>;
}

function elementNames(): Pick<DocumentColumns, 'names' | 'nameBearers'> {
  const names = new FoldedTexts();
  const nameBearers = Column.u32();
  elements.forEach(({ name }, number) => {
    names.add(name.zh);
    nameBearers.push(borne('element', number));
  });
  return { names, nameBearers };
}

export function emptyColumns(): DocumentColumns {
  const shared = new Strings();
  return {
    ids: [],
    alive: Column.u8(),
    updated: Column.f64(),
    hashes: Column.u32(),
    wordStarts: Column.u32(),
    units: Column.u16(),
    unitStarts: Column.u32(),
    titles: new FoldedTexts(),
    ...elementNames(),
    providers: new Strings(),
    providerNames: [],
    provider: Column.u32(),
    shared,
    keywords: new LabelColumn(shared),
    classes: new LabelColumn(shared),
    items: new LabelColumn(),
    labels: new Map(),
  };
}

export class Documents {
  readonly columns: DocumentColumns;
  readonly #numbers = new Map<string, number>();
  #living = 0;

  constructor(columns: DocumentColumns = emptyColumns()) {
    this.columns = columns;
    columns.ids.forEach((id, number) => {
      if (columns.alive.data[number] === 0) return;
      this.#numbers.set(id, number);
      this.#living += 1;
    });
  }

  /** Numbers given so far, of the dead too. */
  get count(): number {
    return this.columns.ids.length;
  }

  get living(): number {
    return this.#living;
  }

  find(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  add(document: SearchDocument): number {
    const { columns } = this;
    const number = this.count;
    this.remove(document.id);
    columns.ids.push(document.id);
    columns.alive.push(1);
    columns.updated.push(document.updated);
    const title = visibleText(document.title);
    columns.hashes.push(titleHash(fold(title)));
    columns.titles.add(title);
    for (const bits of wordStarts(title)) columns.wordStarts.push(bits);
    for (const field of OWN_TEXTS) {
      columns.unitStarts.push(columns.units.length);
      const text = field === 'title' ? title : visibleText(document[field] ?? '');
      columns.units.reserve(text.length);
      for (let at = 0; at < text.length; at += 1) columns.units.push(text.charCodeAt(at));
    }
    const known = [columns.providers.size, columns.shared.size, columns.items.values.size] as const;
    columns.provider.push(columns.providers.number(visibleText(document.provider)));
    columns.keywords.push((document.keywords ?? []).map(visibleText));
    columns.classes.push((document.classes ?? []).map(visibleText));
    columns.items.push((document.items ?? []).map(storedItem));
    this.#name(known);
    for (const field of Object.keys(document.labels))
      if (!columns.labels.has(field)) columns.labels.set(field, new LabelColumn());
    for (const [field, column] of columns.labels) {
      column.padTo(number);
      column.push(Object.hasOwn(document.labels, field) ? document.labels[field]! : []);
    }
    this.#numbers.set(document.id, number);
    this.#living += 1;
    return number;
  }

  /** Names that came with this document. */
  #name([providers, shared, items]: readonly [number, number, number]): void {
    const { columns } = this;
    const name = (bearer: Bearer, number: number, text: string): void => {
      columns.names.add(text);
      columns.nameBearers.push(borne(bearer, number));
    };
    columns.providers.list.slice(providers).forEach((text, nth) => {
      name('provider', providers + nth, text);
      columns.providerNames.push([text, ...providerForms(text)].map(fold).join('\n'));
    });
    columns.shared.list.slice(shared).forEach((text, nth) => {
      name('shared', shared + nth, text);
    });
    columns.items.values.list.slice(items).forEach((stored, nth) => {
      const item = itemParts(stored);
      name('item', items + nth, item.name);
      if (item.title !== '' && item.title !== item.name) name('item', items + nth, item.title);
    });
  }

  remove(id: string): boolean {
    const number = this.#numbers.get(id);
    if (number === undefined) return false;
    this.columns.alive.data[number] = 0;
    this.#numbers.delete(id);
    this.#living -= 1;
    return true;
  }

  /** First and last place (exclusive) of one of the document's own texts in `columns.units`. */
  span(number: number, field: (typeof OWN_TEXTS)[number]): [number, number] {
    const at = number * OWN_TEXTS.length + OWN_TEXTS.indexOf(field);
    const { unitStarts, units } = this.columns;
    return [unitStarts.data[at]!, at + 1 < unitStarts.length ? unitStarts.data[at + 1]! : units.length];
  }

  text(number: number, field: (typeof OWN_TEXTS)[number]): string {
    const [from, to] = this.span(number, field);
    return fromUnits(this.columns.units.data.subarray(from, to));
  }

  provider(number: number): string {
    return this.columns.providers.list[this.columns.provider.data[number]!]!;
  }

  labels(number: number): Labels {
    const found: Record<string, readonly string[]> = {};
    for (const [field, column] of this.columns.labels) {
      const values = column.of(number);
      if (values.length > 0) found[field] = values;
    }
    return found;
  }

  /** The document as it was put, without its invisible characters. */
  document(number: number): SearchDocument {
    const optional = (field: 'titleEn' | 'code' | 'abstract') => {
      const text = this.text(number, field);
      return text === '' ? {} : { [field]: text };
    };
    const list = (name: 'keywords' | 'classes') => {
      const values = this.columns[name].of(number);
      return values.length === 0 ? {} : { [name]: values };
    };
    const items = this.columns.items.of(number).map(itemParts);
    return {
      id: this.columns.ids[number]!,
      title: this.text(number, 'title'),
      ...optional('titleEn'),
      ...optional('code'),
      ...optional('abstract'),
      provider: this.provider(number),
      ...list('keywords'),
      ...list('classes'),
      ...(items.length === 0
        ? {}
        : {
            items: items.map(({ name, title, element }) => ({
              name,
              ...(title === '' ? {} : { title }),
              ...(element === '' ? {} : { element }),
            })),
          }),
      updated: this.columns.updated.data[number]!,
      labels: this.labels(number),
    };
  }
}
