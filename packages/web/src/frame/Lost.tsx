/** An address that leads nowhere, and a page that broke. */
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useWords } from '../text/index.ts';
import { Empty, ErrorState } from '../ui/states.tsx';

export function NotFound() {
  const { t } = useWords();
  return (
    <Empty
      first
      title={t.state.nowhere}
      actions={
        <Link to="/" className="btn">
          {t.state.home}
        </Link>
      }
    >
      {t.state.nowhereHelp}
    </Empty>
  );
}

export function PageFailed({ error, reset }: ErrorComponentProps) {
  return <ErrorState error={error} retry={reset} />;
}
