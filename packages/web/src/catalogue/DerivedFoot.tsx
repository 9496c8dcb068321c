/** 派生, at the foot of the items: what follows from them, each part with its figure, and the way to all of it. */
import type { DerivedAnswer } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import type { Body } from '../domain/entry-body.ts';
import { useWords, type Words } from '../text/index.ts';
import { Mixed } from '../ui/Mixed.tsx';
import { DERIVED_PARTS, type DerivedPart } from './Derived.tsx';
import { useDerived } from './use-derived.ts';

/** Link keys that are named; the others are counted. */
const NAMED = 3;

export function DerivedFoot({ entry, body }: { readonly entry: string; readonly body: Body }) {
  const words = useWords();
  const { t } = words;
  const { data } = useDerived(entry, body);
  return (
    <nav className="foot" aria-label={t.derived.tab} aria-busy={data === undefined}>
      {data && data.template.columns.length === 0 ? (
        <p className="t3 sm">{t.derived.noItems}</p>
      ) : (
        DERIVED_PARTS.map((part) => (
          <Link key={part} to="." search={(before) => ({ ...before, tab: 'derived' as const })} hash={part}>
            <b>{t.derived.part[part]}</b>
            <span>
              <Mixed>{data ? said(part, data, words) : ''}</Mixed>
            </span>
          </Link>
        ))
      )}
    </nav>
  );
}

function said(part: DerivedPart, data: DerivedAnswer, { t, f, pick }: Words): string {
  const { say } = t.derived;
  switch (part) {
    case 'template':
      return say.template(
        f.count(data.template.columns.length),
        f.count(data.template.columns.filter(({ required }) => required).length),
      );
    case 'rules':
      return say.rules(
        f.count(data.rules.length),
        f.count(data.rules.filter(({ severity }) => severity === 'fatal').length),
      );
    case 'link': {
      const names = data.link.attributes.map(({ title }) => pick(title));
      return names.length === 0
        ? say.noLink
        : say.link(`${f.list(names.slice(0, NAMED))}${names.length > NAMED ? ' …' : ''}`);
    }
    case 'precedence':
      return precedence(data, { t, f });
    case 'masks': {
      const masked = data.masks.filter(({ shown }) => !shown).length;
      return masked === 0 ? say.noMasks : say.masks(f.count(masked));
    }
    case 'interface':
      return say.interface(
        f.count(data.interface.fields),
        t.grade[data.interface.grade as 'green' | 'yellow' | 'red'] ?? data.interface.grade,
      );
  }
}

function precedence({ precedence: all }: DerivedAnswer, { t, f }: Pick<Words, 't' | 'f'>): string {
  const { say } = t.derived;
  const contested = all.filter((one) => one.contested).length;
  const settled = all.filter((one) => !one.contested && one.order[0]?.rank === 0);
  const own = settled.filter(({ order }) => order[0]?.entry === null).length;
  const parts = [
    own > 0 ? say.own(f.count(own)) : '',
    settled.length > own ? say.others(f.count(settled.length - own)) : '',
    contested > 0 ? say.contested(f.count(contested)) : '',
  ].filter((one) => one !== '');
  return parts.length === 0 ? say.noSource : parts.join(t.word.comma);
}
