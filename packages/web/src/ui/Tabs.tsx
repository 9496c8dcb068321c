/** Parts of one page, one at a time: which, stands in the address. */
import { Link } from '@tanstack/react-router';

export function Tabs({
  label,
  tabs,
  current,
}: {
  readonly label: string;
  /** Undefined: the part that the page shows by itself. */
  readonly tabs: readonly { readonly key: string | undefined; readonly label: string; readonly count: string }[];
  /** The part shown, where the address does not say it. */
  readonly current?: string;
}) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((one) => (
        <Link
          key={one.label}
          to="."
          search={(before) => ({ ...before, tab: one.key }) as typeof before}
          activeOptions={{ exact: true, includeSearch: true }}
          resetScroll={false}
          {...(current !== undefined && current === one.key ? { 'aria-current': 'page' as const } : {})}
        >
          {one.label}
          <small>{one.count}</small>
        </Link>
      ))}
    </nav>
  );
}
