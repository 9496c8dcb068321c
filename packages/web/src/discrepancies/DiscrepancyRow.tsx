/** One difference: both records beside each other, which of them the block has, which is doubted, and why. */
import type { Discrepancy } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useDepartment } from '../domain/codes.ts';
import { EntityLink } from '../domain/EntityLink.tsx';
import { Value } from '../domain/Value.tsx';
import { useWords } from '../text/index.ts';

export function DiscrepancyRow({
  item,
  block,
  release,
  authority,
}: {
  readonly item: Discrepancy;
  readonly block: string;
  readonly release: string;
  readonly authority: string | null;
}) {
  const { t, pick } = useWords();
  return (
    <div className="difference">
      <div className="where">
        <EntityLink block={block} entity={item.entity} cell={item.attribute} release={release} className="b">
          {item.label}
        </EntityLink>
        <span className="t2">{pick(item.title)}</span>
        <span className="sp" />
        <span className="tag">{t.discrepancy.reasons[item.reason]}</span>
      </div>
      <div className="sides">
        <Side item={item} which="a" />
        <Side item={item} which="b" />
      </div>
      <div className="sm t2">
        {item.fusedIs === 'other' && (
          <>
            {t.discrepancy.blockHas} <Value attribute={item.attribute} value={item.fused} covered={item.covered} />{' '}
          </>
        )}
        {authority !== null && <span className="t3">{t.discrepancy.authorityIs(authority)}</span>}
      </div>
    </div>
  );
}

function Side({ item, which }: { readonly item: Discrepancy; readonly which: 'a' | 'b' }) {
  const { t, f, pick } = useWords();
  const department = useDepartment();
  const { source, value, covered } = item[which];
  const doubted = item.suspect === which;
  return (
    <div className={doubted ? 'side-card doubted' : 'side-card'}>
      <div className="st">
        <span className="said">
          <Value attribute={item.attribute} value={value} covered={covered} />
        </span>
        {item.fusedIs === which && (
          <span className="tag ok">
            <CircleCheck className="i s" aria-hidden="true" />
            {t.discrepancy.inBlock}
          </span>
        )}
        {doubted && (
          <span className="tag warn">
            <TriangleAlert className="i s" aria-hidden="true" />
            {t.discrepancy.doubted}
          </span>
        )}
      </div>
      <div className="sm t2 row wrap">
        <Link to="/resources/$resource" params={{ resource: source.resource }}>
          {pick(source.resourceName)}
        </Link>
        <span className="t3">{department(source.provider)}</span>
      </div>
      <div className="sm t3">
        {source.line === null ? t.quarantine.row(f.count(source.row)) : t.quarantine.line(f.count(source.line))}
        {t.word.comma}
        {source.updatedAt ? t.discrepancy.updated(source.updatedAt.slice(0, 10)) : t.discrepancy.undated}
      </div>
    </div>
  );
}
