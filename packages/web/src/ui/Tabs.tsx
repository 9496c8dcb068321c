/** Parts of one page, one at a time: which, stands in the address. */
import { Link } from '@tanstack/react-router';

export function Tabs({
  label,
  tabs,
}: {
  readonly label: string;
  /** Undefined: the part that the page shows by itself. */
  readonly tabs: readonly { readonly key: string | undefined; readonly label: string; readonly count: string }[];
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
        >
          {one.label}
          <small>{one.count}</small>
        </Link>
      ))}
    </nav>
  );
}
