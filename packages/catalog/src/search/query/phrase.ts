/** Reading a document's texts for a phrase. */
import { element } from '@kuaishu/standards';
import { type Documents, itemParts } from '../store/documents.ts';
import { providerText } from '../store/indexer.ts';
import { FIELDS } from '../text/fields.ts';
import { fold } from '../text/fold.ts';

/** A function that tells in which of the given fields a document holds the folded text. Shared words are read once for all documents. */
export function holdsPhrase(documents: Documents, text: string): (document: number, fields: number) => number {
  const { columns } = documents;
  const has = (words: string): boolean => fold(words).includes(text);
  const providers = remembered((number) => has(providerText(columns.providers.list[number]!)));
  const shared = remembered((number) => has(columns.shared.list[number]!));
  const named = remembered((number) => {
    const { name, title } = itemParts(columns.items.values.list[number]!);
    return has(name) || has(title);
  });
  const elements = remembered((number) => {
    const { element: id } = itemParts(columns.items.values.list[number]!);
    const known = element(id);
    return known !== undefined && (has(known.name.zh) || has(known.name.en));
  });
  const tests: readonly (readonly [number, (document: number) => boolean])[] = [
    [FIELDS.title, (document) => has(documents.text(document, 'title')) || has(documents.text(document, 'titleEn'))],
    [FIELDS.code, (document) => has(documents.text(document, 'code'))],
    [FIELDS.provider, (document) => providers(columns.provider.data[document]!)],
    [FIELDS.keyword, (document) => someOf(columns.keywords, document, shared)],
    [FIELDS.class, (document) => someOf(columns.classes, document, shared)],
    [FIELDS.element, (document) => someOf(columns.items, document, elements)],
    [FIELDS.item, (document) => someOf(columns.items, document, named)],
    [FIELDS.abstract, (document) => has(documents.text(document, 'abstract'))],
  ];
  return (document, fields) => {
    let found = 0;
    for (const [bit, test] of tests) if ((fields & bit) !== 0 && test(document)) found |= bit;
    return found;
  };
}

function remembered(test: (number: number) => boolean): (number: number) => boolean {
  const known = new Map<number, boolean>();
  return (number) => {
    let answer = known.get(number);
    if (answer === undefined) {
      answer = test(number);
      known.set(number, answer);
    }
    return answer;
  };
}

function someOf(
  column: { readonly starts: { readonly data: Uint32Array }; readonly pool: { readonly data: Uint32Array } },
  document: number,
  test: (number: number) => boolean,
): boolean {
  for (let at = column.starts.data[document]!; at < column.starts.data[document + 1]!; at += 1)
    if (test(column.pool.data[at]!)) return true;
  return false;
}
