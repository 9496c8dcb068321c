/** 查重, for whoever signs off or checks an entry: what the radar finds, and what its house answered to it. */
import type { CaseView, FindingAnswer, ProbeFinding } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { probeOf } from '../domain/probe-of.ts';
import { read, write } from '../lib/http.ts';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { Copy } from '../ui/Copy.tsx';
import { Mixed } from '../ui/Mixed.tsx';
import { Loaded, Skeleton } from '../ui/states.tsx';

export const COMPILING = 'catalogue_entry';

export function RadarAnswers({ view }: { readonly view: CaseView }) {
  const { t, f } = useWords();
  const may = useMay();
  const entry = view.subject.id;
  const answers = useQuery({
    queryKey: ['entry-answers', entry],
    queryFn: ({ signal }) => read('entryAnswers', { params: { entry }, signal }),
  });
  const found = useQuery({
    queryKey: ['catalog-probe', 'case', view.id, view.revision],
    queryFn: async ({ signal }) => {
      const { working } = await read('catalogEntry', { params: { entry }, signal });
      if (!working) return [];
      const { findings } = await write('catalogProbe', { body: probeOf(entry, working.body) });
      return findings.filter(({ answerable }) => answerable);
    },
    enabled: view.ended === null && may('catalog.probe'),
  });
  const standing = answers.data?.items.filter(({ takenBackAt }) => takenBackAt === null) ?? [];
  const findings = found.data ?? [];
  const answered = findings.filter((finding) => standing.some(({ other }) => other.id === finding.entry?.id)).length;
  const gone = (answers.data?.items ?? []).filter(
    ({ other, takenBackAt }) => takenBackAt !== null || !findings.some(({ entry: of }) => of?.id === other.id),
  );
  return (
    <section className="ev" aria-labelledby={`${view.id}r`}>
      <div className="row wrap">
        <h3 id={`${view.id}r`}>{t.answers.title}</h3>
        <span className="t2 sm">
          {found.data && findings.length > 0
            ? t.answers.meta(f.count(findings.length), f.count(answered), f.count(findings.length - answered))
            : ''}
        </span>
      </div>
      <Loaded answer={answers} skeleton={<Skeleton rows={2} height={46} />}>
        {() => (
          <ul className="answers">
            {found.data && findings.length === 0 && gone.length === 0 && <li className="t2">{t.answers.none}</li>}
            {findings.map((finding) => (
              <Found
                key={`${finding.kind} ${finding.entry?.id}`}
                finding={finding}
                answer={standing.find(({ other }) => other.id === finding.entry?.id)}
              />
            ))}
            {gone.map((answer) => (
              <li key={`${answer.other.id} ${answer.at}`}>
                <Other of={answer.other} />
                <Said answer={answer} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}

function Other({ of }: { readonly of: NonNullable<ProbeFinding['entry']> | FindingAnswer['other'] }) {
  const { pick } = useWords();
  return (
    <>
      {of.readable ? (
        <Link to="/catalogue/$entry" params={{ entry: of.id }} className="b">
          <Mixed>{of.title}</Mixed>
        </Link>
      ) : (
        <b>
          <Mixed>{of.title}</Mixed>
        </b>
      )}{' '}
      <span className="t3 sm">{pick(of.owner.name)}</span>
    </>
  );
}

function Found({ finding, answer }: { readonly finding: ProbeFinding; readonly answer: FindingAnswer | undefined }) {
  const { t, f } = useWords();
  const { entry, kind, probability, pairs } = finding;
  return (
    <li>
      <div className="row wrap">
        <span>{entry && <Other of={entry} />}</span>
        <span className={`tag ${kind === 'duplicate' ? 'err' : 'acc'}`}>{t.catalogue.finding[kind] ?? kind}</span>
        <span className="t2 sm">
          {f.percent(probability, 0)}
          {pairs.length > 0 && `${t.word.comma}${t.catalogue.pairs(f.count(pairs.length))}`}
        </span>
      </div>
      {answer ? <Said answer={answer} /> : <p className="warn sm">{t.answers.unanswered}</p>}
    </li>
  );
}

function Said({ answer }: { readonly answer: FindingAnswer }) {
  const { t, f, pick } = useWords();
  const { reason, by, at, probability, shared, kind, digest, takenBackAt } = answer;
  return (
    <>
      <p>
        <b>{t.answers.answered}</b> {reason}
      </p>
      <p className="t3 sm">
        {[
          t.answers.by(pick(by.name), f.shortTime(at)),
          t.catalogue.finding[kind] ?? kind,
          t.answers.before(f.percent(probability, 0), f.count(shared)),
          takenBackAt ? t.answers.withdrawn(f.shortTime(takenBackAt)) : '',
        ]
          .filter((part) => part !== '')
          .join(' · ')}{' '}
        <span className="mono" title={t.answers.digest}>
          {digest.replace(/^sm3:/, '').slice(0, 10)}
        </span>{' '}
        <Copy text={digest} />
      </p>
    </>
  );
}
