import { open, readFile } from 'node:fs/promises';
import type { Challenge } from '@kuaishu/api';
import type { Sm2PrivateKey } from '@kuaishu/gm';
import type { Command } from 'commander';
import { languageOf, print, printJson, say, type Text2 } from '../output.ts';
import { UsageError } from '../usage.ts';

interface SignFlags {
  key: string;
  passphraseFile?: string;
  userId?: string;
  der?: boolean;
  json?: boolean;
}

/** What a UKey does, with an SM2 key in a PEM file: a key made, and the challenge of a sign-in signed. */
export function ukeyCommand(program: Command): void {
  const ukey = program
    .command('ukey')
    .description('用 PEM 文件里的 SM2 密钥登录（代替 UKey）\nSign in with an SM2 key in a PEM file, as a UKey does');
  const language = () => languageOf(program.opts<{ lang?: string }>().lang);

  ukey
    .command('new')
    .description('新建一把密钥，打印要登记的公钥\nMake a key, and print the public one to register')
    .requiredOption('--key <file>', '私钥文件，不覆盖已有文件 / file of the private key, never over an existing one')
    .option('--passphrase-file <file>', '口令文件，用它加密私钥 / file of the passphrase that encrypts the key')
    .option('--json', 'JSON')
    .action(async ({ key: file, passphraseFile, json }: SignFlags) => {
      const { Sm2PrivateKey } = await import('@kuaishu/gm');
      const key = Sm2PrivateKey.generate();
      await writeSecret(file, key.toPem(await passphraseOf(passphraseFile)));
      const publicKey = key.publicKey.toPem();
      if (json) printJson({ key: file, publicKey });
      else print(publicKey.trimEnd());
    });

  ukey
    .command('sign')
    .argument(
      '[file]',
      '待签名文字的文件；不写则从标准输入读 / file of the text to sign; standard input where left out',
    )
    .description(
      '对登录页给出的文字签名，打印要贴回去的签名\nSign the text that the sign-in page shows, and print the signature to paste',
    )
    .requiredOption('--key <file>', 'PEM 私钥文件 / PEM file of the private key')
    .option('--passphrase-file <file>', '口令文件 / file of the passphrase')
    .option('--user-id <id>', '用户标识，默认 1234567812345678 / distinguished ID')
    .option('--der', '输出 DER 而不是 r‖s / DER instead of r‖s')
    .option('--json', 'JSON')
    .action(async (file: string | undefined, flags: SignFlags) => {
      const key = await keyOf(flags);
      const lang = language();
      if (file === undefined && process.stdin.isTTY) say(PASTE, lang);
      const challenge = await challengeIn(file === undefined ? await standardInput() : await readFile(file, 'utf8'));
      say(meaning(challenge), lang);
      const { challengeText } = await import('@kuaishu/api');
      const { sm2Sign } = await import('@kuaishu/gm');
      const signature = Buffer.from(
        sm2Sign(key, challengeText(challenge), {
          format: flags.der ? 'der' : 'raw',
          ...(flags.userId === undefined ? {} : { userId: flags.userId }),
        }),
      ).toString('base64');
      if (flags.json) printJson({ signature, ...challenge, until: challenge.until.toISOString() });
      else print(signature);
    });
}

const PASTE: Text2 = {
  zh: '把登录页上的待签名文字贴在这里，然后按 Ctrl+D（Windows 按 Ctrl+Z 再回车）：',
  en: 'Paste the text of the sign-in page here, then press Ctrl+D (on Windows Ctrl+Z and Enter):',
};

/** What one signs, so that nobody signs for another address or account unseen. */
function meaning({ purpose, origin, account, until }: Challenge): Text2 {
  const end = until.toISOString();
  return purpose === 'sign-in'
    ? {
        zh: `签名用途：以 ${account} 登录 ${origin}，${end} 前有效`,
        en: `This signs ${account} in at ${origin}, until ${end}`,
      }
    : {
        zh: `签名用途：为 ${account} 在 ${origin} 登记这把密钥，${end} 前有效`,
        en: `This registers the key for ${account} at ${origin}, until ${end}`,
      };
}

async function challengeIn(text: string): Promise<Challenge> {
  const { readChallenge } = await import('@kuaishu/api');
  const challenge = readChallenge(text);
  if (!challenge)
    throw new UsageError({
      zh: '这不是登录页给出的待签名文字；请把它整段复制过来',
      en: 'This is not the text that the sign-in page shows; copy the whole of it',
    });
  if (challenge.until <= new Date())
    throw new UsageError({
      zh: '这段待签名文字已过期；请在登录页重新取一段',
      en: 'The text has run out; get a new one on the sign-in page',
    });
  return challenge;
}

async function keyOf({ key, passphraseFile }: SignFlags): Promise<Sm2PrivateKey> {
  const { Sm2PrivateKey: Key } = await import('@kuaishu/gm');
  return Key.fromPem(await readFile(key, 'utf8'), await passphraseOf(passphraseFile));
}

/** From a file, since what stands on a command line is seen by everyone on the machine. */
async function passphraseOf(file: string | undefined): Promise<string | undefined> {
  return file === undefined ? undefined : (await readFile(file, 'utf8')).replace(/\r?\n$/, '');
}

/** For the owner's eyes alone; an existing file stays as it is (EEXIST). */
async function writeSecret(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}

async function standardInput(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
