/** In a demonstration: the simulated province is still at work, so entries and cases keep coming. Gone when it has come to its end. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../lib/http.ts';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';
import { Progress } from '../ui/Progress.tsx';

const EVERY_MS = 4_000;

export function PlayNote() {
  const { t, f } = useWords();
  const may = useMay();
  const { data } = useQuery({
    queryKey: ['demo-play'],
    queryFn: ({ signal }) => read('demoPlay', { signal }),
    // what has not begun may begin: a first start makes its first block before
    refetchInterval: ({ state }) => (state.data?.day === null ? 5 * EVERY_MS : EVERY_MS),
  });
  if (!data || data.day === null) return null;
  return (
    <Note
      tone="info"
      live
      actions={
        may('catalog.search') && (
          <Link className="btn" to="/catalogue">
            {t.session.playSee}
          </Link>
        )
      }
    >
      {t.session.play(data.day.slice(0, 10), f.count(data.done), f.count(data.of))}
      <Progress share={data.of > 0 ? data.done / data.of : null} label={null} />
    </Note>
  );
}
