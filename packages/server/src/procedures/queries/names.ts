/** Names for the ids of an answer, asked for once. */
import type { Party, Text2 } from '@kuaishu/api';
import type { Directory } from '../directory.ts';

export type NameOf = (id: string) => Party;

const SYSTEM_NAME: Text2 = { zh: '系统', en: 'System' };

export async function namesFor(directory: Directory, ids: Iterable<string>): Promise<NameOf> {
  const found = await directory.names([...new Set(ids)].filter((id) => id !== '' && id !== 'system'));
  return (id) => ({ id, name: id === 'system' ? SYSTEM_NAME : (found.get(id) ?? { zh: id, en: id }) });
}
