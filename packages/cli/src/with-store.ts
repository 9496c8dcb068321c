/** What a project's runs left, opened for as long as a command reads it. */
import type { StoreReader } from '@kuaishu/refinery';
import { storeFolder } from './usage.ts';

export async function withStore(
  project: string,
  folder: string | undefined,
  use: (store: StoreReader) => Promise<void>,
): Promise<void> {
  const at = await storeFolder(project, folder);
  // the engine is loaded once there is something to read
  const { openStore } = await import('@kuaishu/refinery');
  const store = openStore(at);
  try {
    await use(store);
  } finally {
    store.close();
  }
}
