/** OpenAPI 3.1 from the route table. TypeBox schemas are JSON Schema 2020-12 already, which 3.1 takes as it is. */
import { KEY_PATTERN, Problem, ROUTES, type Route } from '@kuaishu/api';
import type { TSchema } from 'typebox';

type Json = Record<string, unknown>;

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
/** draft-ietf-httpapi-idempotency-key-header. */
const IDEMPOTENCY_KEY: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    '由请求方生成，如 UUID：同一键同一请求只办一次，答复相同。键按请求方区分，保留期见时限 request.key.kept。 Made by the sender, a UUID for example: the same key with the same request acts once and is answered the same. Keys are each sender’s own and kept for the deadline request.key.kept.',
  schema: { type: 'string', pattern: KEY_PATTERN },
};
const FILE_NAME: Json = {
  name: 'x-file-name',
  in: 'header',
  required: true,
  description:
    '文件名，百分号编码（RFC 3986），不含路径。 Name of the file, percent-encoded (RFC 3986), without a path.',
  schema: { type: 'string', minLength: 1, maxLength: 1800, pattern: "^(?:[A-Za-z0-9_.!~*'()-]|%[0-9A-Fa-f]{2})+$" },
};
const KEY_ANSWERS: Json = {
  '409': { description: 'Conflict, or the request with this key is still under way', content: PROBLEM },
  '422': { description: 'The key was used for a request with other content', content: PROBLEM },
};

export function openapi(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of Object.entries(ROUTES) as [string, Route][]) {
    const path = route.path.replace(/:([a-zA-Z]+)/g, '{$1}').replace(/\*$/, '{path}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kuaishu 块数',
      version,
      description:
        '从条数据到块数据。错误均为 RFC 9457 problem 文档。 From strips of data to one block. Errors are RFC 9457 problem documents.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: { schemas: { Problem } },
  };
}

function operation(name: string, route: Route): Json {
  const success = String(route.status ?? 200);
  const content = route.response
    ? { 'application/json': { schema: route.response } }
    : Object.fromEntries([route.produces ?? 'application/json'].flat().map((type) => [type, {}]));
  return {
    operationId: name,
    summary: `${route.summary.zh} ${route.summary.en}`,
    'x-permission': route.permission,
    ...(route.idempotency === undefined || route.idempotency === 'key'
      ? {}
      : { 'x-idempotent': route.idempotency.natural }),
    parameters: [
      ...parameters('path', route.params),
      ...parameters('query', route.query),
      ...(route.idempotency === 'key' ? [IDEMPOTENCY_KEY] : []),
      ...(route.takesFile ? [FILE_NAME] : []),
    ],
    ...(route.body ? { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } } : {}),
    ...(route.takesFile
      ? {
          requestBody: {
            required: true,
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          },
        }
      : {}),
    responses: {
      [success]: { description: route.summary.en, content },
      ...(route.idempotency === 'key' ? KEY_ANSWERS : {}),
      default: {
        description: 'Problem',
        content: PROBLEM,
      },
    },
  };
}

function parameters(place: 'path' | 'query', schema: TSchema | undefined): Json[] {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    properties?: Record<string, TSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, of]) => ({
    name: name === '*' ? 'path' : name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: of,
  }));
}
