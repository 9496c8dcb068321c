/** The name of an entity, and the way to it for a post that may see entities; for others it is a name. */
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMay } from '../session/use-session.ts';
import { Mixed } from '../ui/Mixed.tsx';

export function EntityLink({
  block,
  entity,
  cell,
  release,
  className,
  children,
}: {
  readonly block: string;
  readonly entity: string;
  /** The attribute whose provenance opens with it. */
  readonly cell?: string;
  /** As it was then; as it is now unless said. */
  readonly release?: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const may = useMay();
  if (!may('entity.read'))
    return (
      <span className={className}>
        <Mixed>{children}</Mixed>
      </span>
    );
  return (
    <Link
      to="/blocks/$block/entities/$entity"
      params={{ block, entity }}
      search={{ ...(cell ? { cell } : {}), ...(release ? { release } : {}) }}
      className={className}
    >
      <Mixed>{children}</Mixed>
    </Link>
  );
}
