/** Blocks as tiles at the right of the wide picture, in the picture's own units; under them what the block is made of. */
import type { BlockSummary, Overview } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { entitiesIn } from './prefecture.ts';

const AT = { x: 900, y: 68, width: 146, height: 60, gap: 8 } as const;

/** Middles of the left edges that ribbons lead to: tiles of one row share theirs. */
export function tileMiddles(count: number): { y: number }[] {
  return Array.from({ length: count }, (_, i) => {
    const row = Math.floor(i / 2);
    // Two ribbons to one row of tiles arrive a little apart.
    return { y: AT.y + row * (AT.height + AT.gap) + AT.height / 2 + (i % 2 === 0 ? -11 : 11) };
  });
}

export function BlockTiles({
  blocks,
  overview,
  region,
  running,
}: {
  readonly blocks: readonly BlockSummary[];
  readonly overview: Overview;
  readonly region: string | undefined;
  readonly running: { readonly share: number | null } | null;
}) {
  const { t, f, pick } = useWords();
  const mayReview = useMay()('review.read');
  const rows = Math.ceil(blocks.length / 2);
  const below = AT.y + Math.max(1, rows) * (AT.height + AT.gap) + 26;
  const entities = blocks.reduce((sum, block) => sum + block.entities, 0);
  const records = blocks.reduce((sum, block) => sum + block.records, 0);
  const newest = blocks[0];
  const review = (
    <>
      <text className="x13 f2" x={AT.x + 116} y={below + 26}>
        {t.nav.review}
      </text>
      <text x={AT.x + 116} y={below + 50} className="w6 x17">
        {f.count(overview.review.open)}
      </text>
      <text className="x12 f3" x={AT.x + 116} y={below + 70}>
        {t.overview.pairsAnswered(f.count(overview.review.answered))}
      </text>
    </>
  );
  return (
    <g>
      {blocks.map((block, i) => {
        const x = AT.x + (i % 2) * (AT.width + AT.gap);
        const y = AT.y + Math.floor(i / 2) * (AT.height + AT.gap);
        return (
          <Link key={block.block} to="/blocks/$block" params={{ block: block.block }}>
            <rect
              x={x}
              y={y}
              width={AT.width}
              height={AT.height}
              rx="3"
              fill="var(--ks-color-bg-container)"
              stroke="var(--ks-color-border)"
            />
            <rect x={x} y={y} width="4" height={AT.height} rx="1.5" fill="var(--ks-color-primary)" />
            {running && (
              <>
                <rect x={x} y={y + 57} width={AT.width} height="3" fill="var(--ks-color-primary-bg)" />
                <rect
                  x={x}
                  y={y + 57}
                  width={AT.width * (running.share ?? 0)}
                  height="3"
                  fill="var(--ks-color-primary)"
                />
              </>
            )}
            <text className="x13 f2" x={x + 14} y={y + 21}>
              {pick(block.name)}
            </text>
            <text x={x + 14} y={y + 46} className="w6 x17">
              {f.count(entitiesIn(block, region))}
              <tspan className="x12 f3 w4" dx="4">
                {t.overview.units[block.subject] ?? t.overview.unit}
              </tspan>
            </text>
          </Link>
        );
      })}
      {blocks.length === 0 && (
        <text className="x13 f3" x={AT.x} y={AT.y + 30}>
          {t.overview.noBlock}
        </text>
      )}
      <path d={`M${AT.x} ${below}H1200`} stroke="var(--ks-color-border-secondary)" />
      <Link to="/blocks">
        <text className="x13 f2" x={AT.x} y={below + 26}>
          {t.overview.merged}
        </text>
        <text x={AT.x} y={below + 50} className="w6 x17">
          {f.short(records)}
        </text>
        <text className="x12 f3" x={AT.x} y={below + 70}>
          {t.overview.recordsInto(f.short(entities))}
        </text>
      </Link>
      {mayReview ? <Link to="/review">{review}</Link> : review}
      {newest && (
        <Link to="/blocks/$block" params={{ block: newest.block }} search={{ tab: 'releases' }}>
          <text className="x13 f2" x={AT.x + 214} y={below + 26}>
            {t.overview.release}
          </text>
          <text x={AT.x + 214} y={below + 50} className="w6 x17">
            {newest.asOf.slice(5)}
          </text>
          <text className="x12 f3" x={AT.x + 214} y={below + 70}>
            {t.overview.publishedAt(f.clock(newest.publishedAt))}
          </text>
        </Link>
      )}
    </g>
  );
}
