/** Files of a case: judged and kept by the attachments' store, named in the case's history by their ids. */
import type { Readable } from 'node:stream';
import type { CaseFileView } from '@kuaishu/api';
import type { Acts } from '../acts/acts.ts';
import type { FileStore } from '../attachments/index.ts';
import type { Db } from '../db/database.ts';
import { notFound, ServerError } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import { newId } from '../ids.ts';
import type { CaseActs } from './contract.ts';
import { caseFacts, fileFacts } from './facts.ts';
import type { CaseStore } from './store/case-store.ts';

export interface CaseFiles {
  /** @throws ServerError bad_request where the file is refused: what it is, why, and what to do. The refusal is on record. */
  attach(caller: Caller, id: string, file: { readonly name: string; readonly bytes: Buffer }): Promise<CaseFileView>;
  open(
    caller: Caller,
    id: string,
    file: string,
  ): Promise<{ readonly name: string; readonly type: string; readonly size: number; readonly stream: Readable }>;
}

export function caseFiles(parts: {
  readonly db: Db;
  readonly acts: Acts;
  readonly cases: CaseStore;
  readonly caseActs: Pick<CaseActs, 'attachIn'>;
  readonly files: FileStore;
  readonly clock: () => Date;
}): CaseFiles {
  const { db, acts, cases, caseActs, files, clock } = parts;

  async function found(id: string) {
    const stored = await cases.find(id);
    if (!stored) throw notFound({ zh: '事项', en: 'case' }, id, 'params.case');
    return stored.case;
  }

  return {
    async attach(caller, id, { name, bytes }) {
      const of = await found(id);
      const target = { kind: 'Case', id, path: of.path };
      // asked before the bytes are looked at
      caller.require('case.comment', caseFacts(of, clock()));
      const judged = await files.take(bytes, name);
      if (!judged.ok) {
        await acts.refused(caller.act('case.comment', target), { file: judged.code, bytes: bytes.length });
        throw new ServerError(
          'bad_request',
          { zh: judged.message.zh, en: judged.message.en ?? judged.message.zh },
          { where: 'body', mend: { zh: judged.mend.zh, en: judged.mend.en ?? judged.mend.zh } },
        );
      }
      return acts.run(caller.act('case.comment', target), async (act) => {
        const file = newId('file', act.at);
        await act.trx
          .insertInto('case_file')
          .values({
            id: file,
            case_id: id,
            digest: judged.digest.sm3,
            name: judged.name,
            type: judged.mediaType,
            size: judged.size,
            at: act.at,
            actor: caller.principal.id,
            act: act.id,
          })
          .execute();
        await caseActs.attachIn(act, caller, id, [file]);
        act.note({ file, digest: judged.digest.sm3 });
        return {
          id: file,
          name: judged.name,
          type: judged.mediaType,
          size: judged.size,
          digest: judged.digest.sm3,
          at: act.at.toISOString(),
          by: { id: caller.principal.id, name: { zh: caller.principal.name, en: caller.principal.name } },
        };
      });
    },
    async open(caller, id, file) {
      const of = await found(id);
      caller.require('file.read', fileFacts(of, file));
      const row = await db
        .selectFrom('case_file')
        .selectAll()
        .where('id', '=', file)
        .where('case_id', '=', id)
        .executeTakeFirst();
      if (!row) throw notFound({ zh: '附件', en: 'file' }, file, 'params.file');
      const { stream, size } = await files.open(row.digest);
      return { name: row.name, type: row.type, size, stream };
    },
  };
}
