/** A run, and the way to it for a post that may see runs; for others it is its number. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../session/use-session.ts';

export function RunLink({
  run,
  className,
  children = run,
}: {
  readonly run: string;
  readonly className?: string;
  readonly children?: ReactNode;
}) {
  const may = useMay();
  return may('run.read') ? (
    <Link to="/runs/$run" params={{ run }} className={className}>
      {children}
    </Link>
  ) : (
    <span className={className}>{children}</span>
  );
}
