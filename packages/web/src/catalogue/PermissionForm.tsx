/** 谁拥有谁定级: sharing, opening and grade of the resource as a whole, each refusal with its legal basis. */
import { useId } from 'react';
import { type Body, textAt } from '../domain/entry-body.ts';
import { useWords } from '../text/index.ts';
import { Choice, Line } from './fields.tsx';

export function PermissionForm({
  body,
  set,
}: {
  readonly body: Body;
  readonly set: (path: readonly string[], value: unknown) => void;
}) {
  const { t } = useWords();
  const id = useId();
  const sharing = textAt(body, 'sharing', 'type');
  const isOpen = textAt(body, 'opening', 'open');
  const { '': _, ...sharings } = t.catalogue.sharing;
  return (
    <section className="sheet" aria-labelledby={id}>
      <header>
        <h2 id={id}>{t.catalogue.permissions}</h2>
      </header>
      <div className="grid">
        <Choice
          at="/grade"
          label={t.catalogue.grade}
          value={textAt(body, 'grade')}
          choices={{ green: t.grade.green, yellow: t.grade.yellow }}
          change={(value) => set(['grade'], value)}
        />
        <Choice
          at="/sharing/type"
          label={t.catalogue.sharingType}
          value={sharing}
          choices={sharings}
          change={(value) => set(['sharing', 'type'], value === '' ? '' : Number(value))}
        />
        <Choice
          at="/sharing/method"
          label={t.catalogue.method}
          value={textAt(body, 'sharing', 'method')}
          choices={t.catalogue.methods}
          change={(value) => set(['sharing', 'method'], value)}
        />
        {sharing === '2' && (
          <Line
            wide
            at="/sharing/condition"
            label={t.catalogue.condition}
            value={textAt(body, 'sharing', 'condition')}
            change={(value) => set(['sharing', 'condition'], value)}
          />
        )}
        {sharing === '3' && (
          <Line
            wide
            at="/sharing/basis"
            label={t.catalogue.basis}
            hint={t.catalogue.basisHelp}
            value={textAt(body, 'sharing', 'basis')}
            change={(value) => set(['sharing', 'basis'], value)}
          />
        )}
        <Choice
          at="/opening/open"
          label={t.catalogue.opening}
          value={isOpen}
          choices={{ true: t.catalogue.open(true), false: t.catalogue.open(false) }}
          change={(value) => set(['opening', 'open'], value === '' ? '' : value === 'true')}
        />
        {isOpen === 'true' && (
          <Line
            wide
            at="/opening/condition"
            label={t.catalogue.openCondition}
            value={textAt(body, 'opening', 'condition')}
            change={(value) => set(['opening', 'condition'], value)}
          />
        )}
        {isOpen === 'false' && (
          <Line
            wide
            at="/opening/basis"
            label={t.catalogue.openBasis}
            hint={t.catalogue.basisHelp}
            value={textAt(body, 'opening', 'basis')}
            change={(value) => set(['opening', 'basis'], value)}
          />
        )}
      </div>
    </section>
  );
}
