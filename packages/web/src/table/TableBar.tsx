/** Above a table: its filters at the left; views, columns and export at the right; what is chosen takes their place while something is. */
import { Bookmark, Columns3, Download, Trash2, X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../text/index.ts';
import { Popover } from '../ui/Popover.tsx';
import { keepViews, keptViews, type SavedView, sameView, viewOf, withView } from './views.ts';

export interface Choosable {
  readonly key: string;
  readonly title: string;
  readonly fixed?: boolean;
  readonly extra?: boolean;
}

export function TableBar({
  children,
  views,
  columns,
  exporting,
  chosen,
}: {
  /** Filters and how many rows they leave. */
  readonly children?: ReactNode;
  readonly views?: {
    readonly table: string;
    readonly search: Readonly<Record<string, unknown>>;
    readonly open: (search: SavedView['search']) => void;
  };
  readonly columns?: {
    readonly all: readonly Choosable[];
    readonly shown: readonly string[];
    /** Undefined: as it is without a choice. */
    readonly show: (keys: readonly string[] | undefined) => void;
  };
  /** Exports what the filters leave, in the order shown; more than one way is offered as a list. */
  readonly exporting?: readonly { readonly label: string; readonly run: () => void }[];
  readonly chosen?: { readonly count: number; readonly clear: () => void; readonly actions: ReactNode };
}) {
  const { t, f } = useWords();
  return (
    <div className="tbar">
      {children}
      <span className="sp" />
      {chosen && chosen.count > 0 ? (
        <div className="row" role="status">
          <b>{t.table.chosen(f.count(chosen.count))}</b>
          {chosen.actions}
          <button type="button" className="btn sm" onClick={chosen.clear}>
            <X className="i s" aria-hidden="true" />
            {t.table.unchoose}
          </button>
        </div>
      ) : (
        <>
          {views && <Views {...views} />}
          {columns && <ColumnChooser {...columns} />}
          {exporting?.length === 1 && (
            <button type="button" className="btn sm" onClick={exporting[0]?.run}>
              <Download className="i s" aria-hidden="true" />
              {t.table.export}
            </button>
          )}
          {exporting && exporting.length > 1 && (
            <Popover
              label={t.table.export}
              button={
                <>
                  <Download className="i s" aria-hidden="true" />
                  {t.table.export}
                </>
              }
            >
              {(close) =>
                exporting.map((way) => (
                  <button
                    key={way.label}
                    type="button"
                    onClick={() => {
                      way.run();
                      close();
                    }}
                  >
                    {way.label}
                  </button>
                ))
              }
            </Popover>
          )}
        </>
      )}
    </div>
  );
}

function ColumnChooser({ all, shown, show }: NonNullable<Parameters<typeof TableBar>[0]['columns']>) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const has = new Set(shown);
  const found = all.filter(({ title }) => title.toLowerCase().includes(typed.trim().toLowerCase()));
  return (
    <Popover
      label={t.table.columns}
      button={
        <>
          <Columns3 className="i s" aria-hidden="true" />
          {t.table.columns}
        </>
      }
    >
      {() => (
        <div className="chooser">
          {all.length > 12 && (
            <input
              className="inp"
              type="search"
              aria-label={t.table.findColumn}
              placeholder={t.table.findColumn}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
          <fieldset>
            <legend className="sr">{t.table.columns}</legend>
            {found.map((column) => (
              <label key={column.key}>
                <input
                  type="checkbox"
                  checked={has.has(column.key)}
                  disabled={column.fixed}
                  onChange={(event) =>
                    show(
                      all
                        .filter(({ key }) => (key === column.key ? event.target.checked : has.has(key)))
                        .map(({ key }) => key),
                    )
                  }
                />
                {column.title}
              </label>
            ))}
          </fieldset>
          <button type="button" className="lnk" onClick={() => show(undefined)}>
            {t.table.standardColumns}
          </button>
        </div>
      )}
    </Popover>
  );
}

function Views({ table, search, open }: NonNullable<Parameters<typeof TableBar>[0]['views']>) {
  const { t } = useWords();
  const id = useId();
  const [views, setViews] = useState(() => keptViews(table, localStorage));
  const [name, setName] = useState('');
  const [failed, setFailed] = useState(false);
  const here = viewOf(search);
  const current = views.find((view) => sameView(view.search, here));
  const keep = (next: readonly SavedView[]) => {
    setViews(next);
    setFailed(!keepViews(table, next, localStorage));
  };
  return (
    <Popover
      label={t.table.views}
      button={
        <>
          <Bookmark className="i s" aria-hidden="true" />
          {current ? current.name : t.table.views}
        </>
      }
    >
      {(close) => (
        <div className="chooser">
          {views.length === 0 && <p className="t3 sm">{t.table.noViews}</p>}
          <ul>
            {views.map((view) => (
              <li key={view.name}>
                <button
                  type="button"
                  aria-current={view === current ? 'true' : undefined}
                  onClick={() => {
                    open(view.search);
                    close();
                  }}
                >
                  {view.name}
                </button>
                <button
                  type="button"
                  aria-label={t.table.dropView(view.name)}
                  title={t.table.dropView(view.name)}
                  onClick={() => keep(views.filter((other) => other !== view))}
                >
                  <Trash2 className="i s" aria-hidden="true" />
                </button>
              </li>
            ))}
          </ul>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              const called = name.trim();
              if (!called) return;
              keep(withView(views, { name: called, search: here }));
              setName('');
              close();
            }}
          >
            <label htmlFor={id} className="t2 sm">
              {t.table.keepView}
            </label>
            <div className="row">
              <input
                id={id}
                className="inp"
                maxLength={30}
                placeholder={t.table.viewName}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
              <button type="submit" className="btn sm" disabled={name.trim() === ''}>
                {t.table.keep}
              </button>
            </div>
            <p className="t3 sm">{failed ? t.table.notKept : t.table.keptHere}</p>
          </form>
        </div>
      )}
    </Popover>
  );
}
