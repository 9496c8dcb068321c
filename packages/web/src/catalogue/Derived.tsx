/** 派生: everything that follows from an entry, part by part, as the refinery and the interfaces will have it. */
import type { DerivedAnswer } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Body, textAt } from '../domain/entry-body.ts';
import { GradeTag } from '../domain/GradeTag.tsx';
import { useBasis } from '../domain/use-basis.ts';
import { saveFile } from '../lib/save-file.ts';
import { useWords } from '../text/index.ts';
import type { GradeName } from '../ui/Grade.tsx';
import { Note } from '../ui/Note.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';
import { InterfaceFields } from './InterfaceFields.tsx';
import { Precedence } from './Precedence.tsx';
import { useDerived } from './use-derived.ts';

export const DERIVED_PARTS = ['template', 'rules', 'link', 'precedence', 'masks', 'interface'] as const;
export type DerivedPart = (typeof DERIVED_PARTS)[number];

export function Derived({ entry, body }: { readonly entry: string; readonly body: Body }) {
  const { t } = useWords();
  return (
    <Loaded answer={useDerived(entry, body)} skeleton={<Skeleton rows={8} height={46} />}>
      {(view) =>
        view.template.columns.length === 0 ? (
          <Empty title={t.derived.tab}>{t.derived.noItems}</Empty>
        ) : (
          <div className="derived">
            <p className="t2 sm">{t.derived.help}</p>
            {textAt(body, 'subject') === '' && <Note tone="warn">{t.derived.undecided}</Note>}
            <Parts view={view} resource={textAt(body, 'resource')} />
          </div>
        )
      }
    </Loaded>
  );
}

function Parts({ view, resource }: { readonly view: DerivedAnswer; readonly resource: string }) {
  const { t, f, pick } = useWords();
  const cited = useBasis();
  return (
    <>
      <Part
        part="template"
        count={view.template.columns.length}
        end={
          <button
            type="button"
            className="btn sm"
            onClick={() => saveFile(`${resource}.csv`, 'text/csv;charset=utf-8', view.template.csv)}
          >
            <Download className="i s" aria-hidden="true" />
            {t.derived.download}
          </button>
        }
        why={t.derived.why.template}
      >
        <Table
          caption={t.derived.part.template}
          rows={view.template.columns}
          rowKey={({ item }) => item}
          columns={[
            {
              key: 'item',
              head: t.derived.column,
              heads: true,
              cell: ({ item, key, required }) => (
                <>
                  {item} {key && <span className="tag acc">{t.catalogue.key}</span>}{' '}
                  {required && <span className="tag">{t.catalogue.required}</span>}
                </>
              ),
            },
            { key: 'note', head: t.derived.howTo, cell: ({ note }) => pick(note) },
            { key: 'basis', head: t.derived.basis, className: 't3', cell: ({ basis }) => basis ?? t.catalogue.none1 },
          ]}
        />
      </Part>
      <Part part="rules" count={view.rules.length} why={t.derived.why.rules}>
        <Table
          caption={t.derived.part.rules}
          rows={view.rules}
          rowKey={({ id }) => id}
          columns={[
            { key: 'title', head: t.word.rule, heads: true, cell: ({ title }) => pick(title) },
            {
              key: 'dimension',
              head: t.run.dimension,
              className: 't2',
              cell: ({ dimension }) => t.dimension[dimension as keyof typeof t.dimension] ?? dimension,
            },
            {
              key: 'basis',
              head: t.derived.basis,
              className: 't3',
              cell: ({ basis }) => (basis ? cited(basis) : t.catalogue.none1),
            },
            {
              key: 'severity',
              head: t.resource.effect,
              cell: ({ severity }) => (
                <span className={severity === 'fatal' ? 'tag warn' : 'tag'}>
                  {severity === 'fatal' ? t.resource.quarantines : t.resource.warns}
                </span>
              ),
            },
          ]}
        />
      </Part>
      <Part
        part="link"
        count={view.link.attributes.length}
        why={view.link.mode === 'key' ? t.derived.why.key : t.derived.why.records}
      >
        {view.link.attributes.length === 0 ? (
          <p className="t3 pad">{t.derived.say.noLink}</p>
        ) : (
          <Table
            caption={t.derived.part.link}
            rows={view.link.attributes.map((one, i) => ({ ...one, n: i + 1 }))}
            rowKey={({ attribute }) => attribute}
            columns={[
              { key: 'n', head: '#', className: 't3', width: 44, cell: ({ n }) => f.count(n) },
              { key: 'title', head: t.word.item, heads: true, cell: ({ title }) => pick(title) },
              {
                key: 'kind',
                head: t.derived.kind,
                cell: ({ kind }) => (kind === null ? t.catalogue.none1 : (t.derived.kinds[kind] ?? kind)),
              },
              {
                key: 'exclusive',
                head: <span className="sr">{t.derived.exclusive}</span>,
                className: 't2',
                cell: ({ exclusive, kind }) => (exclusive && kind !== null ? t.derived.exclusive : ''),
              },
            ]}
          />
        )}
      </Part>
      <Part part="precedence" count={view.precedence.length} why={t.derived.why.precedence}>
        <Precedence view={view} />
      </Part>
      <Part part="masks" count={view.masks.filter(({ shown }) => !shown).length} why={t.derived.why.masks}>
        <Table
          caption={t.derived.part.masks}
          rows={view.masks}
          rowKey={({ attribute }) => attribute}
          columns={[
            { key: 'title', head: t.word.item, heads: true, cell: ({ title }) => pick(title) },
            {
              key: 'grade',
              head: t.catalogue.grade,
              cell: ({ grade }) => <GradeTag grade={grade as GradeName} />,
            },
            {
              key: 'mask',
              head: t.derived.seen,
              className: 't2',
              cell: ({ mask }) => pick(mask),
            },
          ]}
        />
      </Part>
      <Part
        part="interface"
        count={view.interface.fields}
        end={
          <button
            type="button"
            className="btn sm"
            onClick={() =>
              saveFile(
                `${resource}.schema.json`,
                'application/schema+json',
                `${JSON.stringify(view.interface.schema, null, 2)}\n`,
              )
            }
          >
            <Download className="i s" aria-hidden="true" />
            {t.derived.downloadSchema}
          </button>
        }
        why={t.derived.why.interface}
      >
        <InterfaceFields schema={view.interface.schema} />
      </Part>
    </>
  );
}

function Part({
  part,
  count,
  why,
  end,
  children,
}: {
  readonly part: DerivedPart;
  readonly count: number;
  readonly why: string;
  readonly end?: ReactNode;
  readonly children: ReactNode;
}) {
  const { t, f } = useWords();
  return (
    <Sheet
      id={part}
      title={
        <Link to="." search={(before) => before} hash={part}>
          {t.derived.part[part]}
        </Link>
      }
      hint={f.count(count)}
      {...(end === undefined ? {} : { end })}
    >
      <p className="t3 sm why">{why}</p>
      {children}
    </Sheet>
  );
}
