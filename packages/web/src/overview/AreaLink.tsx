/** An area of the map: chosen by a press, let go by another. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AreaFigure } from '../charts/Choropleth.tsx';
import { useWords } from '../text/index.ts';

export function AreaLink({ figure, children }: { readonly figure: AreaFigure; readonly children: ReactNode }) {
  const { t } = useWords();
  return (
    <Link
      to="/"
      search={(before) => ({ ...before, region: before.region === figure.code ? undefined : figure.code })}
      aria-label={t.overview.areaLabel(figure.name, figure.figure)}
      resetScroll={false}
    >
      {children}
    </Link>
  );
}
