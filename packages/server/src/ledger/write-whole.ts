import { open, rename } from 'node:fs/promises';

/** A small file, whole or not at all, on disk when it resolves. */
export async function writeWhole(path: string, text: string, mode: number): Promise<void> {
  const aside = `${path}.new`;
  const handle = await open(aside, 'w', mode);
  try {
    await handle.chmod(mode);
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(aside, path);
}
