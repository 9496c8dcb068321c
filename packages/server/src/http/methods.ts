/** By which methods an address of the route table may be asked. */
import { ROUTES, type Route } from '@kuaishu/api';

const ADDRESSES = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();
for (const { path, method } of Object.values(ROUTES) as Route[]) {
  const known = ADDRESSES.get(path);
  if (known) known.methods.add(method);
  else {
    const pattern = path
      .replace(/[.]/g, '\\.')
      .replace(/:[a-zA-Z]+/g, '[^/]+')
      .replace(/\*$/, '.+');
    ADDRESSES.set(path, { pattern: new RegExp(`^${pattern}$`), methods: new Set([method]) });
  }
}

/** Empty where nothing has the address. What may be read may be asked for its head alone (RFC 9110 9.3.2). */
export function methodsOf(url: string): readonly string[] {
  const path = url.split('?')[0] ?? '';
  const found = new Set<string>();
  for (const { pattern, methods } of ADDRESSES.values())
    if (pattern.test(path)) for (const method of methods) found.add(method);
  if (found.has('GET')) found.add('HEAD');
  return [...found].toSorted();
}
