import type { Entry } from '../entry.ts';

/** Cycles among `related` references, each once, starting at its first resource by name. A resource related to itself is a cycle of one. */
export function relatedCycles(entries: readonly Entry[]): string[][] {
  const resourceOf = new Map(
    entries.flatMap((entry) => [
      [entry.resource, entry.resource] as const,
      ...(entry.code ? [[entry.code, entry.resource] as const] : []),
    ]),
  );
  const next = new Map(
    entries.map((entry) => [
      entry.resource,
      [...new Set((entry.related ?? []).flatMap((name) => resourceOf.get(name) ?? []))],
    ]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const found = new Map<string, string[]>();
  for (const start of [...next.keys()].sort()) {
    // depth first with a stack of its own: a chain may be longer than the call stack
    const path: string[] = [];
    const stack: { node: string; child: number }[] = [];
    const enter = (node: string) => {
      state.set(node, 'open');
      path.push(node);
      stack.push({ node, child: 0 });
    };
    if (!state.has(start)) enter(start);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const child = next.get(top.node)?.[top.child++];
      if (child === undefined) {
        state.set(top.node, 'done');
        path.pop();
        stack.pop();
      } else if (!state.has(child)) enter(child);
      else if (state.get(child) === 'open') {
        const cycle = path.slice(path.indexOf(child));
        const least = cycle.indexOf([...cycle].sort()[0] ?? '');
        const turned = [...cycle.slice(least), ...cycle.slice(0, least)];
        found.set(turned.join(' '), turned);
      }
    }
  }
  return [...found.values()];
}
