/** 条目内容: what an entry's case is about, in the case itself: whoever signs off or checks reads it where the decision is made. */
import type { CaseView, EntryView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EntryChanges } from '../domain/EntryChanges.tsx';
import { EntryItems } from '../domain/EntryItems.tsx';
import { type Body, itemsOf, textAt } from '../domain/entry-body.ts';
import { subjectWord } from '../domain/subject-word.ts';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Mixed } from '../ui/Mixed.tsx';

/** More items are folded: the decision stands below them. */
const FEW = 15;

export function EntryContent({ view: { id, subject, revision } }: { readonly view: CaseView }) {
  const { data } = useQuery({
    queryKey: ['catalog-entry-read', subject.id, id, revision],
    queryFn: ({ signal }) => read('catalogEntry', { params: { entry: subject.id }, signal }),
  });
  // What the case brought about, once it has; what it would, before.
  const body = data?.working?.version.caseId === id ? data.working.body : data?.published;
  return data && body ? <Content id={id} view={data} body={body} /> : null;
}

function Content({ id, view, body }: { readonly id: string; readonly view: EntryView; readonly body: Body }) {
  const { t, f } = useWords();
  const { entry, working } = view;
  const abstract = typeof body['abstract'] === 'string' ? body['abstract'] : textAt(body, 'abstract', 'zh');
  const joined = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' · ') || t.catalogue.none1;
  const open = textAt(body, 'opening', 'open');
  const grade = textAt(body, 'grade');
  const facts: readonly (readonly [string, string])[] = [
    [t.catalogue.subject, joined(subjectWord(t, textAt(body, 'subject')))],
    [t.catalogue.grade, joined(grade === 'green' || grade === 'yellow' ? t.grade[grade] : undefined)],
    [t.catalogue.cadence, joined(t.catalogue.cadences[textAt(body, 'cadence')])],
    [
      t.catalogue.format,
      joined(
        t.catalogue.formats[textAt(body, 'format', 'class')] ?? textAt(body, 'format', 'class'),
        textAt(body, 'format', 'type'),
      ),
    ],
    [
      t.catalogue.sharingType,
      joined(
        t.catalogue.sharing[textAt(body, 'sharing', 'type')],
        t.catalogue.methods[textAt(body, 'sharing', 'method')],
        textAt(body, 'sharing', 'condition') || textAt(body, 'sharing', 'basis'),
      ),
    ],
    [
      t.catalogue.opening,
      joined(
        open === '' ? undefined : t.catalogue.open(open === 'true'),
        textAt(body, 'opening', 'condition') || textAt(body, 'opening', 'basis'),
      ),
    ],
  ];
  const items = itemsOf(body).length;
  const isRevision = working?.version.caseId === id && entry.version > 0;
  return (
    <section className="ev entry" aria-labelledby={`${id}e`}>
      <div className="row wrap">
        <h3 id={`${id}e`}>{t.cases.entry}</h3>
        <span className="sp" />
        <Link className="sm" to="/catalogue/$entry" params={{ entry: entry.id }}>
          {t.cases.entryAll}
        </Link>
      </div>
      {abstract && (
        <p className="t2">
          <Mixed>{abstract}</Mixed>
        </p>
      )}
      <dl className="kv">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Mixed>{value}</Mixed>
            </dd>
          </div>
        ))}
      </dl>
      {isRevision && <EntryChanges entry={entry.id} from={entry.version} to={working.version.version} />}
      <details open={items <= FEW && !isRevision}>
        <summary>
          {t.catalogue.items} {f.count(items)}
        </summary>
        <EntryItems view={view} body={body} />
      </details>
    </section>
  );
}
