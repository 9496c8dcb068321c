/** Fields that two windows or two colleagues changed differently: each is decided by whoever looks at it. */
import type { Clash } from '../domain/merge-body.ts';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';
import { fieldWord, valueWord } from './field-word.ts';

export function Clashes({
  clashes,
  settle,
}: {
  readonly clashes: readonly Clash[];
  readonly settle: (clash: Clash, side: 'mine' | 'theirs') => void;
}) {
  const { t, f } = useWords();
  return (
    <Note tone="warn" live>
      <b>{t.catalogue.clash(f.count(clashes.length))}</b>
      <ul className="clashes" aria-label={t.catalogue.clashes}>
        {clashes.map((clash) => {
          const field = fieldWord(clash.path, t);
          return (
            <li key={clash.path.join(' ')}>
              <b>{field}</b>
              <dl>
                <dt>{t.catalogue.mineNow}</dt>
                <dd>{valueWord(clash.path, clash.mine, t)}</dd>
                <dt>{t.catalogue.theirsNow}</dt>
                <dd>{valueWord(clash.path, clash.theirs, t)}</dd>
              </dl>
              <span className="row">
                <button
                  type="button"
                  className="btn sm"
                  aria-label={`${t.catalogue.mineStands} ${field}`}
                  onClick={() => settle(clash, 'mine')}
                >
                  {t.catalogue.mineStands}
                </button>
                <button
                  type="button"
                  className="btn sm"
                  aria-label={`${t.catalogue.theirsStands} ${field}`}
                  onClick={() => settle(clash, 'theirs')}
                >
                  {t.catalogue.theirsStands}
                </button>
              </span>
            </li>
          );
        })}
      </ul>
    </Note>
  );
}
