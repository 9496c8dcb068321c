/**
 * Every text and file that a request can carry, of every route that is not safe: what would run, open a tag in a name or hide characters is refused with a record, and
 * what is honest is not refused for its text. The fields are found by walking the schemas, so that a new one is tried as well.
 */
import { ROUTES, type Route, type RouteName } from '@kuaishu/api';
import { type ZipMember, zip } from '@kuaishu/catalog/testing';
import type { TSchema } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '../policy/principal.ts';
import { smallProvince } from '../test/small-province.ts';
import { NOW, OPERATOR, startTestApp, type TestApp } from '../test/start-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

type Path = readonly (string | number)[];
interface Field {
  readonly route: RouteName;
  readonly address: string;
  readonly path: Path;
  readonly kind: string;
}
type Node = TSchema & {
  type?: string | string[];
  'x-text'?: string;
  'x-labels'?: string[];
  enum?: unknown[];
  const?: unknown;
  items?: TSchema;
  anyOf?: TSchema[];
  properties?: Record<string, TSchema>;
  patternProperties?: Record<string, TSchema>;
  additionalProperties?: boolean | TSchema;
};

/** Places of a body where text may stand; of an open object some that people would think of. */
function* texts(schema: TSchema, path: Path, kind: string): Generator<{ path: Path; kind: string }> {
  const node = schema as Node;
  const own = node['x-text'] ?? kind;
  for (const branch of node.anyOf ?? []) yield* texts(branch, path, own);
  if (node.type === 'string') yield { path, kind: own };
  if (node.items) yield* texts(node.items, [...path, 0], own);
  for (const [name, child] of Object.entries(node.properties ?? {})) yield* texts(child, [...path, name], own);
  for (const child of Object.values(node.patternProperties ?? {})) yield* texts(child, [...path, 'any'], own);
  if (node.type === 'object' && node.additionalProperties === true) {
    for (const label of node['x-labels'] ?? []) yield { path: [...path, label], kind: 'label' };
    for (const deep of [
      ['abstract'],
      ['items', 0, 'name'],
      ['items', 0, 'sharing', 'basis'],
      ['any', 'where', 'at', 'all'],
    ])
      yield { path: [...path, ...deep], kind: deep.at(-1) === 'name' ? 'label' : own };
  }
}

const FIELDS: Field[] = (Object.entries(ROUTES) as [RouteName, Route][]).flatMap(([route, of]) => {
  if (of.method === 'GET' || !of.body) return [];
  const address = of.path.replace(/:[a-zA-Z]+/g, 'x');
  return [...texts(of.body, [], 'line')].map((field) => ({ route, address, ...field }));
});

function bodyWith(path: Path, text: string): unknown {
  return path.reduceRight<unknown>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), text);
}
const whereOf = (path: Path): string =>
  path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}.${step}`), 'body');

const send = (address: string, body: unknown) =>
  test.ask({ method: 'POST', url: address, payload: body as object }) as Promise<{
    status: number;
    body: { type: string; where: string; detail: { zh: string } };
  }>;
const refusals = () =>
  test.database.db
    .selectFrom('audit_record')
    .select(['seq', 'action', 'detail'])
    .where('outcome', '=', 'refused')
    .orderBy('seq')
    .execute();

const RUNS = '<img src=x onerror=alert(1)>';
const TAG = '<b>粗</b>';
const TURNED = '正文\u202e反转';
const FORMULA = "=cmd|' /C calc'!A0";
const HONEST = '<3 年 A&B 的“一户一档”≤90';

describe('a text of a request', () => {
  it('is found in the schemas', () => {
    expect(FIELDS.length).toBeGreaterThan(100);
    expect(new Set(FIELDS.map(({ route }) => route)).size).toBeGreaterThan(40);
    // what is never looked at is what is never shown: passwords, and nothing else
    const secret = FIELDS.filter(({ kind }) => kind === 'secret').map(({ path }) => path.at(-1));
    expect(new Set(secret)).toEqual(new Set(['password', 'current', 'next']));
  });

  it('that would run here or in a spreadsheet, opens a tag in a name or turns the direction of text is refused, each time with a record', async () => {
    const before = (await refusals()).length;
    const tried: { route: string; where: string; fault: string }[] = [];
    for (const { route, address, path, kind } of FIELDS) {
      if (kind === 'secret') continue;
      const payloads = [
        [RUNS, kind === 'prose' ? 'active' : 'markup'],
        [TURNED, 'hidden'],
        [FORMULA, 'formula'],
        ...(kind === 'prose' ? [] : [[TAG, 'markup']]),
      ] as const;
      for (const [payload, fault] of payloads) {
        const { status, body } = await send(address, bodyWith(path, payload));
        expect(status, `${route} ${whereOf(path)}`).toBe(400);
        expect(body, `${route} ${whereOf(path)}`).toMatchObject({
          type: 'urn:kuaishu:problem:unsafe_text',
          where: whereOf(path),
        });
        expect(JSON.stringify(body)).not.toContain(payload);
        tried.push({ route, where: whereOf(path), fault });
      }
    }
    const records = (await refusals()).slice(before);
    expect(records.map(({ detail }) => detail)).toEqual(tried);
    expect(new Set(records.map(({ action }) => action)).size).toBeGreaterThan(20);
    expect(JSON.stringify(records)).not.toMatch(/onerror|粗|正文|cmd/);
  });

  it('that is honest is not refused for its text', async () => {
    for (const { route, address, path, kind } of FIELDS) {
      const { body } = await send(address, bodyWith(path, kind === 'prose' ? `${HONEST}\n${TAG}` : HONEST));
      expect(body?.type, `${route} ${whereOf(path)}`).not.toBe('urn:kuaishu:problem:unsafe_text');
    }
  });

  it('is refused as the name of a file too', async () => {
    const name = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(`${RUNS}.xlsx`) };
    for (const url of ['/api/catalog/questionnaire', '/api/catalog/import', '/api/cases/case_x/files']) {
      const as = { ...OPERATOR, roles: ['steward'] as const };
      const answer = await test.ask({ method: 'POST', url, headers: name, payload: Buffer.from('x'), as });
      expect(answer, url).toMatchObject({
        status: 400,
        body: { type: 'urn:kuaishu:problem:unsafe_text', where: 'x-file-name' },
      });
    }
  });
});

describe('a hostile file', () => {
  const parts = (...more: ZipMember[]): Buffer =>
    zip([
      {
        name: '[Content_Types].xml',
        content:
          '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
      },
      { name: 'xl/workbook.xml', content: '<workbook/>' },
      ...more,
    ]);
  const HOSTILE: Readonly<Record<string, Buffer>> = {
    MACRO: parts({ name: 'xl/vbaProject.bin', content: 'x' }),
    BOMB: parts({ name: 'xl/worksheets/sheet1.xml', content: ' '.repeat(32 * 1024 ** 2) }),
    MALWARE: Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE', '!$H+H*'].join('')),
  };

  it('is refused on every route that takes one, with a record of what it was', async () => {
    const home = await smallProvince(test.database.db, NOW);
    test.platform.organisations.forget();
    const as = home.person(home.police, ['steward']);
    const { body } = await test.ask({
      method: 'POST',
      url: '/api/catalog/entries',
      payload: { body: { resource: 'ours', name: { zh: '台账' } } },
      as,
    });
    const { entry, caseId } = body as { entry: string; caseId: string };
    const taking = (Object.entries(ROUTES) as [string, Route][]).filter(([, route]) => route.takesFile !== undefined);
    expect(taking.map(([name]) => name).toSorted()).toEqual([
      'annotateImport',
      'attachToCase',
      'checkQuestionnaire',
      'importEntries',
      'proposeFromFile',
      'readGrantsSheet',
      'readPeopleSheet',
      'sampleEntry',
    ]);
    const officers: Readonly<Record<string, Principal>> = {
      readGrantsSheet: home.person(home.province, ['security_admin']),
      readPeopleSheet: home.person(home.province, ['system_admin']),
    };
    for (const [name, route] of taking)
      for (const [code, payload] of Object.entries(HOSTILE)) {
        const before = (await refusals()).length;
        const answer = await test.ask({
          method: 'POST',
          url: route.path.replace(':entry', entry).replace(':case', caseId),
          headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'a.xlsx' },
          payload,
          as: officers[name] ?? as,
        });
        expect([answer.status, answer.text], `${name} ${code}`).toEqual([400, expect.stringContaining('"mend"')]);
        const records = (await refusals()).slice(before);
        expect(records, `${name} ${code}`).toMatchObject([{ detail: { file: code, bytes: payload.length } }]);
      }
  });
});
