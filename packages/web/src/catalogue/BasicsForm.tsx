/** What the resource is: name, abstract, subject, class, cadence, format. */
import { useId } from 'react';
import { type Body, textAt } from '../domain/entry-body.ts';
import { subjectChoices } from '../domain/subject-word.ts';
import { useWords } from '../text/index.ts';
import { Choice, Line } from './fields.tsx';

type Set = (path: readonly string[], value: unknown) => void;

export function BasicsForm({
  body,
  set,
  isFixed,
}: {
  readonly body: Body;
  readonly set: Set;
  readonly isFixed: boolean;
}) {
  const { t } = useWords();
  const id = useId();
  const abstract = body['abstract'];
  return (
    <section className="sheet" aria-labelledby={id}>
      <header>
        <h2 id={id}>{t.catalogue.basics}</h2>
      </header>
      <div className="grid">
        <Line
          at="/name/zh"
          label={t.catalogue.name}
          value={textAt(body, 'name', 'zh')}
          change={(value) => set(['name', 'zh'], value)}
        />
        <Line
          at="/name/en"
          label={t.catalogue.nameEn}
          value={textAt(body, 'name', 'en')}
          change={(value) => set(['name', 'en'], value)}
        />
        <Line
          at="/resource"
          label={t.catalogue.resource}
          hint={t.catalogue.resourceHelp}
          mono
          readOnly={isFixed}
          value={textAt(body, 'resource')}
          change={(value) => set(['resource'], value)}
        />
        <div className="field wide">
          <label htmlFor={`${id}a`}>{t.catalogue.abstract}</label>
          <textarea
            id={`${id}a`}
            data-at="/abstract"
            className="inp"
            rows={2}
            value={typeof abstract === 'string' ? abstract : textAt(body, 'abstract', 'zh')}
            onChange={(event) =>
              set(
                typeof abstract === 'object' && abstract !== null ? ['abstract', 'zh'] : ['abstract'],
                event.target.value,
              )
            }
          />
        </div>
        <Choice
          at="/subject"
          label={t.catalogue.subject}
          value={textAt(body, 'subject')}
          choices={subjectChoices(t, textAt(body, 'subject'))}
          change={(value) => set(['subject'], value)}
        />
        <Choice
          at="/class/kind"
          label={t.catalogue.kind}
          value={textAt(body, 'class', 'kind')}
          choices={t.catalogue.kinds}
          change={(value) => set(['class', 'kind'], value)}
        />
        <Line
          at="/class/category"
          label={t.catalogue.category}
          hint={t.catalogue.categoryHelp}
          value={textAt(body, 'class', 'category')}
          change={(value) => set(['class', 'category'], value)}
        />
        <Choice
          at="/cadence"
          label={t.catalogue.cadence}
          value={textAt(body, 'cadence')}
          choices={t.catalogue.cadences}
          change={(value) => set(['cadence'], value)}
        />
        <Line
          at="/format/class"
          label={t.catalogue.formatClass}
          value={textAt(body, 'format', 'class')}
          change={(value) => set(['format', 'class'], value)}
        />
        <Line
          at="/format/type"
          label={t.catalogue.formatType}
          value={textAt(body, 'format', 'type')}
          change={(value) => set(['format', 'type'], value)}
        />
      </div>
    </section>
  );
}
