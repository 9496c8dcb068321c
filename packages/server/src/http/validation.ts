/** Requests are checked against the same TypeBox schemas that the pages have. Text in addresses is converted (limit=20), bodies are taken as they are. */
import { type Text2, unsafeText } from '@kuaishu/api';
import type { FastifySchemaCompiler } from 'fastify';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { TLocalizedValidationError } from 'typebox/error';
import { Locale } from 'typebox/system';
import { Value } from 'typebox/value';
import { ServerError } from '../errors.ts';
import { refusedAt } from './text-refused.ts';

const PARTS: Readonly<Record<string, Text2>> = {
  params: { zh: '地址', en: 'address' },
  querystring: { zh: '查询参数', en: 'query' },
  body: { zh: '请求正文', en: 'body' },
  headers: { zh: '请求头', en: 'headers' },
};

export const validatorCompiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const check = Compile(schema);
  // `*`, the rest of an address, is text as it is, and no name that `Convert` could take for a pattern
  const isText = httpPart !== 'body' && !Object.hasOwn((schema as { properties?: object }).properties ?? {}, '*');
  return (value: unknown) => {
    // asked first: what is meant to run somewhere is put on record whatever else is wrong with the request
    const unsafe = httpPart === 'body' ? unsafeText(schema, value) : null;
    if (unsafe) return { error: refusedAt('body', unsafe) };
    const converted = isText ? Value.Convert(schema, { ...(value as object) }) : value;
    if (check.Check(converted)) return { value: converted };
    return { error: fault(httpPart ?? 'body', check.Errors(converted)) };
  };
};

/** The first fault, in both languages, without repeating what was sent. */
function fault(part: string, errors: readonly TLocalizedValidationError[]): ServerError {
  const first = errors[0];
  const name = PARTS[part] ?? { zh: part, en: part };
  const place = first ? placeOf(first) : '';
  const zh = first ? Locale.zh_Hans(first) : '';
  const en = first ? Locale.en_US(first) : '';
  return new ServerError(
    'bad_request',
    { zh: `${name.zh}${place ? ` ${place}` : ''}：${zh}。`, en: `${name.en}${place ? ` ${place}` : ''}: ${en}.` },
    {
      where: place ? `${part}.${place}` : part,
      mend: { zh: '请按接口说明（/api/openapi.json）填写。', en: 'See /api/openapi.json for what is expected.' },
    },
  );
}

function placeOf(error: TLocalizedValidationError): string {
  const path = error.instancePath.split('/').filter(Boolean);
  if (error.keyword === 'required') path.push(error.params.requiredProperties[0] ?? '');
  return path.filter(Boolean).join('.');
}
