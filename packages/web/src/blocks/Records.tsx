/** The records behind an entity side by side: each value as cleaned, and as it was written where that differs. */
import type { EntityView } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { useDepartment } from '../domain/codes.ts';
import { Value } from '../domain/Value.tsx';
import { useWords } from '../text/index.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { grouped } from './groups.ts';

export function Records({ view }: { readonly view: EntityView }) {
  const { t, f, pick } = useWords();
  const department = useDepartment();
  const titles = new Map(view.cells.map((cell) => [cell.attribute, pick(cell.title)]));
  const attributes = [
    ...new Set([
      ...view.cells.map((cell) => cell.attribute),
      ...view.records.flatMap((record) => Object.keys(record.values)),
    ]),
  ].filter((attribute) =>
    view.records.some((record) => record.values[attribute]?.value || record.values[attribute]?.covered),
  );
  const ordered = grouped(attributes.map((attribute) => ({ attribute }))).flatMap((one) => one.cells);
  return (
    <Sheet title={t.word.records} hint={t.block.recordsHint}>
      <div className="scroll">
        <table className="records">
          <caption className="sr">{t.word.records}</caption>
          <thead>
            <tr>
              <th scope="col">{t.word.item}</th>
              {view.records.map((record) => (
                <th key={record.record} scope="col">
                  <Link to="/resources/$resource" params={{ resource: record.source.resource }}>
                    {pick(record.source.resourceName)}
                  </Link>
                  <div className="t3">{department(record.source.provider)}</div>
                  <div className="t3">
                    {t.block.rowOf(f.count(record.source.row))}
                    {record.source.line === null
                      ? ''
                      : `${t.word.comma}${t.quarantine.line(f.count(record.source.line))}`}
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ordered.map(({ attribute }) => {
              const golden = view.cells.find((cell) => cell.attribute === attribute);
              return (
                <tr key={attribute}>
                  <th scope="row" className="t2">
                    {titles.get(attribute) ?? attribute}
                  </th>
                  {view.records.map((record) => {
                    const value = record.values[attribute];
                    if (!value || (value.value === null && !value.covered))
                      return (
                        <td key={record.record} className="t3">
                          —
                        </td>
                      );
                    const chosen = golden?.source?.record === record.record;
                    return (
                      <td key={record.record} className={chosen ? 'won' : undefined}>
                        <Value attribute={attribute} value={value.value} covered={value.covered} />
                        {value.raw !== null && value.raw !== value.value && (
                          <div className="t3 sm">
                            {t.block.written} <code>{value.raw}</code>
                          </div>
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <footer className="t3 sm">{t.block.wonHint}</footer>
    </Sheet>
  );
}
