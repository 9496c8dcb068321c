/** The keys that sign the checkpoints: given by the operator as PEM files, or made at the first start into the data folder, readable by its owner alone. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Sm2PrivateKey } from '@kuaishu/gm';
import { ed25519Signer, type NoteSigner, originOf, sm2Signer, type TreeName } from '@kuaishu/ledger';
import { StartError } from '../errors.ts';
import { writeWhole } from './write-whole.ts';

/** Paths of PEM files; absent: the keys in the data folder. */
export interface GivenKeys {
  readonly sha256?: string | undefined;
  readonly sm3?: string | undefined;
}

export type Signers = Readonly<Record<TreeName, readonly NoteSigner[]>>;

const KINDS = {
  sha256: {
    name: 'Ed25519',
    file: 'ed25519.pem',
    make: () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    signer: (origin: string, pem: string) => ed25519Signer(origin, pem),
  },
  sm3: {
    name: 'SM2',
    file: 'sm2.pem',
    make: () => Sm2PrivateKey.generate().toPem(),
    signer: (origin: string, pem: string) => sm2Signer(origin, Sm2PrivateKey.fromPem(pem)),
  },
} as const;

/** @throws StartError where a given file cannot be read or holds another kind of key. */
export async function ledgerSigners(folder: string, origin: string, given: GivenKeys = {}): Promise<Signers> {
  const one = async (tree: TreeName): Promise<NoteSigner[]> => {
    const { name, file, make, signer } = KINDS[tree];
    const path = given[tree] ?? join(folder, file);
    try {
      return [signer(originOf(origin, tree), given[tree] ? await readFile(path, 'utf8') : await keyIn(path, make))];
    } catch (error) {
      throw new StartError(
        {
          zh: `账本的 ${name} 私钥无法使用：${path}（${String((error as Error).message)}）。应为 PEM 文件。`,
          en: `The ledger's ${name} key cannot be used: ${path} (${String((error as Error).message)}). It should be a PEM file.`,
        },
        2,
        error,
      );
    }
  };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return { sha256: await one('sha256'), sm3: await one('sm3') };
}

async function keyIn(path: string, make: () => string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const pem = make();
  await writeWhole(path, pem, 0o600);
  return pem;
}
