/** What an entry is in one line, above its items: as one would say it to a colleague. */
import type { ReactNode } from 'react';
import { type Body, textAt } from '../domain/entry-body.ts';
import { useWords } from '../text/index.ts';

export function Strip({ body, provider }: { readonly body: Body; readonly provider: string }) {
  const { t, f } = useWords();
  const volume = textAt(body, 'volume', 'rows');
  const method = textAt(body, 'sharing', 'method');
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t.catalogue.provider, provider],
    [t.catalogue.cadence, t.catalogue.cadences[textAt(body, 'cadence')]],
    [t.catalogue.format, [textAt(body, 'format', 'class'), textAt(body, 'format', 'type')].filter(Boolean).join(' · ')],
    [
      t.catalogue.facet['sharing'] ?? '',
      [t.catalogue.sharingShort[textAt(body, 'sharing', 'type')], t.catalogue.methods[method]]
        .filter(Boolean)
        .join(' · '),
    ],
    [t.catalogue.facet['open'] ?? '', t.catalogue.openShort[textAt(body, 'opening', 'open')]],
    ...(volume === '' ? [] : [[t.drafting.rows, f.count(Number(volume))] as const]),
  ];
  return (
    <div className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <span>{name}</span>
          <b>{value || <span className="t3 inline">{t.catalogue.notYet}</span>}</b>
        </div>
      ))}
    </div>
  );
}
