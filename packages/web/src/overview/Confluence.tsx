/** The wide picture: 条 as ribbons, 块 as the province, 用 as its bases; quarantine branches off in orange. */
import type { Overview } from '@kuaishu/api';
import { Link, useSearch } from '@tanstack/react-router';
import { Choropleth } from '../charts/Choropleth.tsx';
import { outlets, strands, WIDE } from '../charts/confluence.geometry.ts';
import { fitText, textWidth } from '../charts/fit-text.ts';
import { withRest } from '../charts/ribbon.ts';
import { useDepartment } from '../domain/codes.ts';
import { shareDone } from '../lib/live.ts';
import { useLive } from '../lib/use-live.ts';
import { useWords } from '../text/index.ts';
import { AreaLink } from './AreaLink.tsx';
import { BlockTiles, tileMiddles } from './BlockTiles.tsx';
import { bySubject, limitLabels, mapFigures } from './figures.ts';

const MAP_BOX = { x: 392, y: 58, width: 432 } as const;

export function Confluence({ overview }: { readonly overview: Overview }) {
  const words = useWords();
  const { t, f, pick } = words;
  const department = useDepartment();
  const { region } = useSearch({ from: '/' });
  const live = useLive();
  const { figures, limits } = mapFigures(overview, words);
  const { shown, rest } = withRest(
    overview.strips.map((strip) => ({
      key: department(strip.provider),
      rows: strip.rows,
      resource: strip.resources[0]?.resource ?? '',
    })),
    10,
  );
  const rows = rest
    ? [...shown, { key: t.overview.otherDepartments(f.count(rest.count)), rows: rest.rows, resource: '' }]
    : shown;
  const drawn = strands(rows);
  const { in: total, quarantined, intoBlock } = overview.equation;
  const blocks = bySubject(overview.blocks).slice(0, 4);
  const middles = tileMiddles(blocks.length);
  const ways = outlets(
    blocks.map((block, i) => ({ key: block.block, rows: block.records, y: middles[i]!.y })),
    { x: 800, y: 262, height: 52 },
    893,
  );
  const quarantineWidth = total > 0 ? Math.max(1.5, (quarantined / total) * WIDE.height) : 0;
  const running = overview.runs.find((run) => run.state === 'running');
  const progress = running ? (live.progress[running.run] ?? running.progress) : null;
  const share = progress ? shareDone(progress) : null;
  const here = overview.prefectures.find((area) => area.code === region);
  const completeness = here ? here.completeness : overview.completeness;
  const legendAt = 470 + Math.ceil(textWidth(t.overview.legend, 12)) + 14;
  const classes = limits ? limitLabels(limits) : [];
  const legendStep = Math.max(46, ...classes.map((label) => Math.ceil(textWidth(label, 11)) + 12));
  return (
    // biome-ignore lint/a11y/useSemanticElements: no HTML element groups the parts of a picture
    <svg className="pic hero only-d" viewBox="0 0 1200 486" role="group" aria-label={t.overview.picture}>
      {drawn.map((strand) => (
        <path key={strand.key} d={strand.path} fill="var(--ks-chart-flow)" />
      ))}
      {rows.map((row, i) => {
        const y = drawn[i]!.y - 6;
        const label = (
          <>
            <rect x="0" y={y - 14} width="232" height="20" fill="transparent" />
            <text className="x13" x="0" y={y}>
              {fitText(row.key, 166, 13)}
              <title>{row.key}</title>
            </text>
            <text className="x13 e f2" x="232" y={y}>
              {f.count(row.rows)}
            </text>
          </>
        );
        return row.resource ? (
          <Link key={row.key} to="/resources/$resource" params={{ resource: row.resource }}>
            {label}
          </Link>
        ) : (
          <Link key={row.key} to="/resources">
            {label}
          </Link>
        );
      })}
      {ways.map((way) => (
        <path key={way.key} d={way.path} fill="var(--ks-color-primary)" />
      ))}
      <Choropleth
        figures={figures}
        {...MAP_BOX}
        {...(region ? { chosen: region } : {})}
        link={(figure, content) => <AreaLink figure={figure}>{content}</AreaLink>}
      />
      <BlockTiles blocks={blocks} overview={overview} region={region} running={running ? { share } : null} />
      <path
        d="M344 272C344 350 316 384 316 424"
        fill="none"
        stroke="var(--ks-chart-quarantine)"
        strokeWidth={Math.max(1.5, quarantineWidth)}
        opacity={quarantined > 0 ? 1 : 0}
      />
      {quarantined > 0 && <path d="M310.5 421l5.5 8 5.5-8Z" fill="var(--ks-chart-quarantine)" />}
      <Link to="/quarantine" search={overview.run ? { run: overview.run } : {}}>
        <text className="x12 fq w6 m" x="316" y="446">
          {t.overview.quarantineFigure(f.count(quarantined))}
        </text>
        <text className="x12 f3 m" x="316" y="464">
          {quarantined > 0
            ? t.overview.quarantineShare(f.percent(quarantined / Math.max(1, total)))
            : t.overview.quarantineNone}
        </text>
      </Link>
      <Head x={0} word={t.overview.strip} about={t.overview.departments(f.count(overview.strips.length))}>
        {t.overview.rowsCollected(f.count(total))}
      </Head>
      <Head
        x={470}
        word={t.overview.block}
        about={here ? pick(here.name) : t.overview.provinceOf(pick(overview.project.regionName))}
      >
        {t.overview.completeness(f.percent(completeness, 1))}
      </Head>
      <Head x={900} word={t.overview.use} about={t.overview.bases(f.count(overview.blocks.length))}>
        {t.overview.rowsInto(f.count(intoBlock))}
      </Head>
      {limits && (
        <g>
          <text className="x12 f3" x="470" y="458">
            {t.overview.legend}
          </text>
          {classes.map((label, i) => (
            <g key={label}>
              <rect
                x={legendAt + i * legendStep}
                y="448"
                width={legendStep - 2}
                height="10"
                fill={`var(--ks-seq-${i + 1})`}
              />
              <text className="x11 f3 m" x={legendAt + (i + 0.5) * legendStep - 1} y="472">
                {label}
              </text>
            </g>
          ))}
        </g>
      )}
    </svg>
  );
}

/** One large word, and beside it in two lines what it stands for. */
function Head({
  x,
  word,
  about,
  children,
}: {
  readonly x: number;
  readonly word: string;
  readonly about: string;
  readonly children: string;
}) {
  // Semi-bold Latin is a little wider than the estimate.
  const beside = x + Math.ceil(textWidth(word, 24) * 1.12) + 10;
  return (
    <g>
      <text x={x} y="27" className="w6 x24">
        {word}
      </text>
      <text x={beside} y="18" className="x13 w6">
        {about}
      </text>
      <text x={beside} y="35" className="x12 f3">
        {children}
      </text>
    </g>
  );
}
