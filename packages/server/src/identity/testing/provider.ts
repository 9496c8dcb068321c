/** The provider's process, and a browser that signs in there. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface RunningProvider {
  readonly issuer: string;
  stop(): Promise<void>;
}

export async function startProvider(redirect: string): Promise<RunningProvider> {
  const child = fork(fileURLToPath(new URL('./oidc-provider.ts', import.meta.url)), [redirect], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const issuer = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { issuer: string }).issuer));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the provider ended with ${code}`)));
  });
  return {
    issuer,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}

/** From the address of an authorization request through the provider's pages to the address that it sends the browser back to. */
export async function signInAtProvider(start: string, redirect: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  let address = start;
  let form: string | null = null;
  for (let hop = 0; hop < 20; hop++) {
    const answer: Response = await fetch(address, {
      redirect: 'manual',
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(form === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === null ? {} : { method: 'POST', body: form }),
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const location = answer.headers.get('location');
    if (location) {
      address = new URL(location, address).href;
      form = null;
      if (address.startsWith(redirect)) return address;
      continue;
    }
    const page: string = await answer.text();
    const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
    const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1];
    if (!action || !prompt) throw new Error(`the provider showed ${answer.status}: ${page.slice(0, 400)}`);
    address = new URL(action.replaceAll('&amp;', '&'), address).href;
    form = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login, password: 'anything' } : {}) }).toString();
  }
  throw new Error('the provider sent the browser round and round');
}
