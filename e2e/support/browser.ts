/** Chromium and what each journey asks of a page: no console error, no serious fault of accessibility. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page, type Request } from 'playwright-core';
import { expect, inject } from 'vitest';
import { cookieOf } from './session.ts';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';

/** Without these, Chromium asks hosts of its maker at every start. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** KUAISHU_CHROMIUM, else Debian's, else the one from npm. */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env['KUAISHU_CHROMIUM'] ?? (existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : null);
  if (own) return chromium.launch({ executablePath: own, headless: true, args: ARGS });
  const { default: packaged } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    headless: true,
    args: [...packaged.args, ...ARGS],
  });
}

export interface View {
  readonly lang?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly width?: 1440 | 1280 | 390;
  /** Whose session it is: a role of the demonstration's people, the bureau's operator unless said; null: nobody has signed in. */
  readonly as?: string | null;
}

export interface Journey {
  readonly page: Page;
  /** Goes to an address of the server, and is there when the page has asked for all it needs and shows it. */
  go(path: string): Promise<void>;
  /** When the page has asked for all it needs and shows it. */
  settled(): Promise<void>;
  /** What the browser's console called an error, failed requests and thrown errors included. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}

/** `base`: the server, where it is not the one of all journeys. */
export async function beginJourney(
  browser: Browser,
  { lang = 'zh', theme = 'light', width = 1440, as = 'operator' }: View = {},
  base = inject('baseUrl'),
): Promise<Journey> {
  const options: BrowserContextOptions = {
    viewport: { width, height: width === 390 ? 844 : 900 },
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    colorScheme: theme,
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Shanghai',
  };
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  const asking = askingOf(page);
  if (as !== null) {
    const [name = '', value = ''] = (await cookieOf(base, as)).split('=');
    await context.addCookies([{ name, value, url: base, httpOnly: true, sameSite: 'Strict' }]);
  }
  const settled = (): Promise<void> => expect.poll(() => isSettled(page, asking)).toBe(true);
  return {
    page,
    faults,
    settled,
    async go(path) {
      await page.goto(base + path, { waitUntil: 'load' });
      await page.locator('main').waitFor();
      await settled();
    },
    close: () => context.close(),
  };
}

/** Requests that are under way, but for the stream of live events, which never ends: so the browser's own "idle" never comes. */
function askingOf(page: Page): ReadonlySet<Request> {
  const asking = new Set<Request>();
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') asking.add(request);
  });
  page.on('requestfinished', (request) => asking.delete(request));
  page.on('requestfailed', (request) => asking.delete(request));
  return asking;
}

/** Nothing is asked for, nothing stands for what is still to come, and what came last has been drawn without asking for more. */
async function isSettled(page: Page, asking: ReadonlySet<Request>): Promise<boolean> {
  if (asking.size > 0 || (await page.locator('.skel').count()) > 0) return false;
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  return asking.size === 0;
}

const AXE_FILE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface AxeFault {
  readonly id: string;
  readonly impact: string;
  readonly help: string;
  readonly nodes: readonly string[];
}

/** axe-core over the page as it stands; fails with each serious or critical fault and where it is. `rules`: these alone. */
export async function expectAccessible(page: Page, rules?: readonly string[]): Promise<void> {
  const { readFile } = await import('node:fs/promises');
  // Evaluated by the debugger, which the page's content security policy does not concern.
  await page.evaluate(await readFile(AXE_FILE, 'utf8'));
  const faults = await page.evaluate(async (only): Promise<AxeFault[]> => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; impact: string; help: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run({
      resultTypes: ['violations'],
      ...(only ? { runOnly: { type: 'rule', values: only } } : {}),
    });
    return violations
      .filter((fault) => fault.impact === 'serious' || fault.impact === 'critical')
      .map(({ id, impact, help, nodes }) => ({
        id,
        impact,
        help,
        nodes: nodes.slice(0, 3).map((node) => node.html.slice(0, 200)),
      }));
  }, rules);
  expect(faults).toEqual([]);
}
