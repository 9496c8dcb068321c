/** One way to narrow what is shown: its values with their counts. */
import { useWords } from '../text/index.ts';

interface Pick {
  readonly key: string;
  readonly label: string;
  readonly small?: string;
  readonly count: number;
}

export function Picks({
  title,
  all,
  items,
  chosen,
  choose,
}: {
  readonly title: string;
  /** The choice of none of them, where that is possible. */
  readonly all?: string;
  readonly items: readonly Pick[];
  readonly chosen: string | undefined;
  readonly choose: (key: string | undefined) => void;
}) {
  const { f } = useWords();
  return (
    <section className="sheet pick">
      <h2>{title}</h2>
      <ul>
        {all !== undefined && (
          <li>
            <button type="button" aria-pressed={chosen === undefined} onClick={() => choose(undefined)}>
              <span>{all}</span>
            </button>
          </li>
        )}
        {items.map(({ key, label, small, count }) => (
          <li key={key}>
            <button type="button" aria-pressed={chosen === key} onClick={() => choose(key)}>
              <span>
                {label}
                {small && <small>{small}</small>}
              </span>
              <span>{f.count(count)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
