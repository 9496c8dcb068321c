/** The same picture for a phone: from top to bottom. */
import type { Overview } from '@kuaishu/api';
import { Link, useSearch } from '@tanstack/react-router';
import { Choropleth } from '../charts/Choropleth.tsx';
import { fitText } from '../charts/fit-text.ts';
import { r, withRest } from '../charts/ribbon.ts';
import { useDepartment } from '../domain/codes.ts';
import { useWords } from '../text/index.ts';
import { AreaLink } from './AreaLink.tsx';
import { bySubject, mapFigures } from './figures.ts';
import { entitiesIn } from './prefecture.ts';

export function ConfluenceNarrow({ overview }: { readonly overview: Overview }) {
  const words = useWords();
  const { t, f, pick } = words;
  const department = useDepartment();
  const { region } = useSearch({ from: '/' });
  const { figures } = mapFigures(overview, words);
  const { shown, rest } = withRest(
    overview.strips.map((strip) => ({ key: department(strip.provider), rows: strip.rows })),
    5,
  );
  const rows = rest ? [...shown, { key: t.overview.others(f.count(rest.count)), rows: rest.rows }] : shown;
  const total = Math.max(
    1,
    rows.reduce((sum, row) => sum + row.rows, 0),
  );
  let at = 159;
  const pitch = 358 / Math.max(1, rows.length);
  const bands = rows.map((row, i) => {
    const width = (row.rows / total) * 84;
    const middle = (i + 0.5) * pitch;
    const [a, b, c, d] = [r(middle - width / 2), r(middle + width / 2), r(at), r(at + width)];
    at += width;
    return {
      ...row,
      middle,
      path: `M${a} 48V76C${a} 112 ${c} 100 ${c} 140V196H${d}V140C${d} 100 ${b} 112 ${b} 76V48Z`,
    };
  });
  return (
    <div className="only-m narrow">
      {/* biome-ignore lint/a11y/useSemanticElements: no HTML element groups the parts of a picture */}
      <svg className="pic hero" viewBox="0 0 358 486" role="group" aria-label={t.overview.picture}>
        {bands.map((band) => (
          <g key={band.key}>
            <path d={band.path} fill="var(--ks-chart-flow)" />
            <text className="x12 m" x={band.middle} y="20">
              {fitText(band.key, pitch - 6, 12)}
              <title>{band.key}</title>
            </text>
            <text className="x11 m f2" x={band.middle} y="37">
              {f.short(band.rows)}
            </text>
          </g>
        ))}
        <path d="M178 340V462H226V340Z" fill="var(--ks-color-primary)" />
        <path d="M166 460H238L202 482Z" fill="var(--ks-color-primary)" />
        <Choropleth
          figures={figures}
          x={4}
          y={128}
          width={350}
          fontSize={12}
          {...(region ? { chosen: region } : {})}
          link={(figure, content) => <AreaLink figure={figure}>{content}</AreaLink>}
        />
      </svg>
      <div className="mt">
        {bySubject(overview.blocks)
          .slice(0, 4)
          .map((block) => (
            <Link key={block.block} to="/blocks/$block" params={{ block: block.block }} className="mtile">
              <span>{pick(block.name)}</span>
              <b>
                {f.count(entitiesIn(block, region))}
                <small>{t.overview.units[block.subject] ?? t.overview.unit}</small>
              </b>
            </Link>
          ))}
      </div>
    </div>
  );
}
