/** The same search without any index: every document is read for every question. What the index must agree with. */
import { element } from '@kuaishu/standards';
import type { SearchDocument } from '../document.ts';
import { type Concept, conceptsOf, type Spelling } from '../query/concepts.ts';
import { parseQuery } from '../query/parse.ts';
import { type ScopeExpression, scopeAllows } from '../scope.ts';
import { FIELDS, type SearchField } from '../text/fields.ts';
import { fold } from '../text/fold.ts';
import { providerForms } from '../text/provider-forms.ts';
import { latinTokens, runsOf } from '../text/runs.ts';

function textsOf(document: SearchDocument): Record<SearchField, string[]> {
  return {
    title: [document.title, document.titleEn ?? ''],
    code: [document.code ?? ''],
    provider: [document.provider, ...providerForms(document.provider)],
    keyword: [...(document.keywords ?? [])],
    class: [...(document.classes ?? [])],
    element: (document.items ?? []).flatMap((item) => {
      const known = item.element === undefined ? undefined : element(item.element);
      return known === undefined ? [] : [known.name.zh, known.name.en];
    }),
    item: (document.items ?? []).flatMap(({ name, title = '' }) => [name, title]),
    abstract: [document.abstract ?? ''],
  };
}

/** 汉字: all pairs of neighbours, each in some text of the field; letters: as a run, or a part of one; phrases: as written in one text. */
function holds(texts: readonly string[], { kind, text }: Spelling): boolean {
  const folded = texts.map(fold);
  if (kind === 'phrase') return folded.some((each) => each.includes(text));
  if (kind === 'latin')
    return folded.some((each) => runsOf(each).some((run) => !run.han && latinTokens(run.text).includes(text)));
  if (text.length === 1) return folded.some((each) => runsOf(each).some((run) => run.han && run.text.includes(text)));
  return Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)).every((pair) =>
    folded.some((each) => each.includes(pair)),
  );
}

function hasConcept(document: SearchDocument, concept: Concept): boolean {
  const texts = textsOf(document);
  return (Object.keys(FIELDS) as SearchField[]).some(
    (field) => (FIELDS[field] & concept.fields) !== 0 && concept.spellings.some((each) => holds(texts[field], each)),
  );
}

/** Ids of the documents that have everything the query asks for, and nothing that it leaves out. */
export function readThrough(documents: Iterable<SearchDocument>, query: string, scope: ScopeExpression): Set<string> {
  const concepts = conceptsOf(parseQuery(query).parts);
  const found = new Set<string>();
  for (const document of documents) {
    if (!scopeAllows(scope, document.labels)) continue;
    if (
      concepts.every((each) =>
        each.exclude ? !hasConcept(document, each) : each.optional || hasConcept(document, each),
      )
    )
      found.add(document.id);
  }
  return found;
}
