/** Faults that a caller can understand and mend. A broken invariant of ours throws a plain Error instead. */
import type { Problem, ProblemCode, Text2 } from '@kuaishu/api';

export class ServerError extends Error {
  readonly code: ProblemCode;
  readonly detail: Text2;
  readonly where: string | undefined;
  readonly mend: Text2 | undefined;
  /** All that is at fault, where there is more than one thing. */
  readonly faults: Problem['faults'] | undefined;

  constructor(
    code: ProblemCode,
    detail: Text2,
    more: { where?: string; mend?: Text2; faults?: Problem['faults']; cause?: unknown } = {},
  ) {
    super(detail.en, { cause: more.cause });
    this.name = 'ServerError';
    this.code = code;
    this.detail = detail;
    this.where = more.where;
    this.mend = more.mend;
    this.faults = more.faults;
  }
}

/** Nothing has that id. The id itself is repeated, since it came from the caller and says nothing new. */
export function notFound(what: Text2, id: string, where: string): ServerError {
  return new ServerError(
    'not_found',
    { zh: `没有${what.zh}“${id}”。`, en: `There is no ${what.en} "${id}".` },
    { where, mend: { zh: '从列表中选一个，或检查地址。', en: 'Pick one from the list, or check the address.' } },
  );
}

/** The start cannot go on; `exitCode` 2 = wrong use or surroundings that the operator can change. */
export class StartError extends Error {
  readonly text: Text2;
  readonly exitCode: 1 | 2;

  constructor(text: Text2, exitCode: 1 | 2 = 2, cause?: unknown) {
    super(text.en, { cause });
    this.name = 'StartError';
    this.text = text;
    this.exitCode = exitCode;
  }
}
