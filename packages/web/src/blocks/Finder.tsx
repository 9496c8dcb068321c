/** Find entities of a block: by name or number, by prefecture and by how many records they have; any attribute as a column, masked as everywhere. */
import type { BlockSummary, EntityHit, EntityHits } from '@kuaishu/api';
import { useSearch } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { prefectureName } from '../charts/map/guizhou.ts';
import { besides } from '../domain/besides.ts';
import { useMeaning } from '../domain/codes.ts';
import { EntityLink } from '../domain/EntityLink.tsx';
import { Value } from '../domain/Value.tsx';
import { addressOf, read } from '../lib/http.ts';
import { usePhone } from '../lib/use-phone.ts';
import { colsOf, shownKeys } from '../table/columns.ts';
import { type DataColumn, DataTable } from '../table/DataTable.tsx';
import { OrderSelect } from '../table/OrderSelect.tsx';
import { usePagedRows } from '../table/rows.ts';
import { useChosen } from '../table/selection.ts';
import { TableBar } from '../table/TableBar.tsx';
import { useAddress } from '../table/use-address.ts';
import { useWords } from '../text/index.ts';
import { Mixed } from '../ui/Mixed.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';

/** Columns of the table itself; every other one is an attribute of the block. */
const OWN = new Set(['label', 'detail', 'prefecture', 'records', 'entity']);

export function Finder({ block }: { readonly block: BlockSummary }) {
  const { t, f, lang, pick } = useWords();
  const phone = usePhone();
  const meaning = useMeaning();
  const search = useSearch({ from: '/blocks/$block' });
  const { q = '', region, records, sort, cols } = search;
  const { change, open } = useAddress();
  const [typed, setTyped] = useState(q);
  const { chosen, toggle, clear } = useChosen(block.block);

  useEffect(() => setTyped(q), [q]);
  useEffect(() => {
    if (typed === q) return;
    const timer = setTimeout(() => {
      change({ q: typed || undefined });
    }, 250);
    return () => clearTimeout(timer);
  }, [typed, q, change]);

  const attributes = block.attributes.filter(({ grade }) => grade !== 'red');
  const choosable = [
    { key: 'label', title: t.word.entity, fixed: true },
    { key: 'detail', title: t.block.detail },
    { key: 'prefecture', title: t.word.prefecture },
    { key: 'records', title: t.word.records },
    { key: 'entity', title: t.block.entityId },
    ...attributes.map(({ attribute, title }) => ({ key: attribute, title: pick(title), extra: true })),
  ];
  const shown = shownKeys(choosable, cols);
  const extras = shown.filter((key) => !OWN.has(key));
  const asked = {
    ...(q ? { q } : {}),
    ...(region ? { prefecture: region } : {}),
    ...(records ? { records } : {}),
    ...(sort ? { sort } : {}),
    ...(extras.length > 0 ? { columns: extras.join(',') } : {}),
  };
  const rows = usePagedRows<EntityHit, EntityHits>(['search', block.block, block.release, asked], (page, signal) =>
    read('search', { params: { block: block.block }, query: { ...asked, ...page }, signal }),
  );
  const details = rows.answer.data?.details ?? [];
  const detailOf = (hit: EntityHit) =>
    besides(
      details.flatMap((attribute) => {
        const value = hit.values[attribute]?.value;
        return value ? [meaning(attribute, value) ?? value] : [];
      }),
    );
  const prefectureOf = (hit: EntityHit) => {
    const name = prefectureName(hit.prefecture);
    return name ? pick(name) : t.overview.elsewhere;
  };
  const own: Readonly<Record<string, Omit<DataColumn<EntityHit>, 'key' | 'title'>>> = {
    label: {
      width: block.subject === 'person' ? 190 : 270,
      fixed: true,
      sortable: true,
      cell: (hit) => (
        <EntityLink block={block.block} entity={hit.entity} className="b lines">
          {hit.label || t.word.unnamed}
        </EntityLink>
      ),
    },
    detail: { width: 380, className: 't2', cell: (hit) => <span title={detailOf(hit)}>{detailOf(hit)}</span> },
    prefecture: { width: 110, sortable: true, cell: prefectureOf },
    records: { width: 90, num: true, sortable: true, cell: (hit) => f.count(hit.records) },
    entity: { width: 170, className: 'mono t3', sortable: true, cell: (hit) => hit.entity },
  };
  const columns = shown.map((key): DataColumn<EntityHit> => {
    const title = choosable.find((column) => column.key === key)?.title ?? key;
    const known = own[key];
    if (known) return { key, title, ...known };
    return {
      key,
      title,
      width: 150,
      sortable: true,
      cell: (hit) => (
        <Value attribute={key} value={hit.values[key]?.value ?? null} covered={hit.values[key]?.covered ?? false} />
      ),
    };
  });
  /** One column that says in lines what the others say side by side. */
  const onPhone: DataColumn<EntityHit>[] = [
    {
      key: 'label',
      title: t.word.entity,
      width: 300,
      cell: (hit) => (
        <div className="stacked">
          {own['label']?.cell(hit)}
          <div className="sm t2 lines">
            <Mixed>{detailOf(hit)}</Mixed>
          </div>
          <div className="sm t3">
            {prefectureOf(hit)} · {t.word.records} {f.count(hit.records)}
          </div>
        </div>
      ),
    },
  ];
  const exportThem = (more: { entities?: string; as?: 'csv' | 'xlsx' }) => {
    const link = document.createElement('a');
    link.href = addressOf(
      'searchExport',
      { block: block.block },
      { ...asked, columns: [...(shown.includes('detail') ? details : []), ...extras].join(','), lang, ...more },
    );
    link.download = '';
    link.click();
  };
  return (
    <>
      <TableBar
        views={{
          table: `entities.${block.block}`,
          search,
          open,
        }}
        {...(phone
          ? {}
          : {
              columns: {
                all: choosable,
                shown,
                show: (keys: readonly string[] | undefined) => change({ cols: colsOf(choosable, keys) }),
              },
            })}
        exporting={(['csv', 'xlsx'] as const).map((as) => ({
          label: t.table.exportAs[as],
          run: () => exportThem({ as }),
        }))}
        chosen={{
          count: chosen.size,
          clear,
          actions: (
            <button type="button" className="btn sm p" onClick={() => exportThem({ entities: [...chosen].join(',') })}>
              {t.table.exportChosen}
            </button>
          ),
        }}
      >
        <search className="finder">
          <Search className="i" aria-hidden="true" />
          <input
            className="inp"
            type="search"
            aria-label={t.block.searchLabel}
            placeholder={t.block.searchHint}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </search>
        <select
          className="inp"
          aria-label={t.block.fromRecords}
          value={records ?? 1}
          onChange={(event) => {
            const least = Number(event.target.value);
            change({ records: least > 1 ? least : undefined });
          }}
        >
          {[1, 2, 5, 10].map((least) => (
            <option key={least} value={least}>
              {least === 1 ? t.block.anyRecords : t.block.atLeast(f.count(least))}
            </option>
          ))}
        </select>
        {phone && <OrderSelect columns={columns} sort={sort} onSort={(next) => change({ sort: next })} />}
        <span className="t3 sm" aria-live="polite">
          {rows.answer.data ? t.block.found(f.count(rows.total)) : ''}
        </span>
      </TableBar>
      <Loaded answer={rows.answer} skeleton={<Skeleton rows={10} />}>
        {(found) =>
          found.items.length === 0 ? (
            <section className="sheet">
              <Empty title={t.block.nothing}>{t.block.nothingHelp}</Empty>
            </section>
          ) : (
            <section className="sheet">
              <DataTable
                caption={t.block.find}
                columns={phone ? onPhone : columns}
                {...(phone ? { rowHeight: 96 } : {})}
                rows={rows}
                rowKey={(hit) => hit.entity}
                rowName={(hit) => hit.label}
                sort={sort}
                onSort={(next) => change({ sort: next })}
                selection={phone ? undefined : { chosen, label: t.table.choose, toggle }}
                waiting={rows.waiting}
              />
            </section>
          )
        }
      </Loaded>
    </>
  );
}
