/** 样例比对: a file that the steward has at hand while compiling, so that the radar knows the draft by its content too. The file itself is not kept. */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSample, SampleAnswer } from '@kuaishu/api';
import { sketchCleaned } from '@kuaishu/refinery';
import type { Acts } from '../../acts/acts.ts';
import { type Apart, openApart } from '../../drafting/apart.ts';
import { refuseHostile } from '../../drafting/check-upload.ts';
import { ServerError } from '../../errors.ts';
import type { Caller } from '../../http/caller.ts';
import type { Uploaded } from '../../http/uploaded.ts';
import { inFolder } from '../../in-folder.ts';
import { readableEntry } from '../readable-entry.ts';
import type { CatalogueService } from '../service.ts';
import type { CatalogueStore } from '../store.ts';
import type { SampleHead, SketchedColumn, SketchStore } from './store.ts';

export interface SamplePorts {
  readonly catalogue: Pick<CatalogueService, 'readable'>;
  readonly entries: CatalogueStore;
  readonly sketches: SketchStore;
  readonly acts: Acts;
  readonly key: Uint8Array;
  readonly apart?: Apart;
}

export function dataSamples({ catalogue, entries, sketches, acts, key, apart = openApart() }: SamplePorts) {
  async function view(head: SampleHead): Promise<DataSample> {
    return viewOf(head, await sketches.columns(head.entry, head.origin));
  }

  return {
    async list(caller: Caller, id: string): Promise<DataSample[]> {
      await catalogue.readable(caller, id);
      return Promise.all(((await sketches.heads([id])).get(id) ?? []).map(view));
    },

    /** @throws ServerError where the caller may not compile the entry, or the file cannot be read as a table with any of its items. */
    async take(caller: Caller, id: string, file: Uploaded): Promise<SampleAnswer> {
      const row = await catalogue.readable(caller, id, 'entry.draft');
      const version = (await entries.working(id)) ?? (await entries.version(id, row.version));
      // to read a file takes what its columns are, and none of the SQL that an entry may hold
      const { source, checks, dependencies, ...entry } = readableEntry(row.resource, version?.body ?? {});
      await refuseHostile(file);
      return inFolder(async (folder) => {
        await writeFile(join(folder, file.name), file.bytes);
        const answer = await apart.run({ kind: 'clean', folder, name: file.name, entry });
        if (!('cleaned' in answer)) throw new Error('clean: an answer without rows');
        const { taken, spare, missing } = answer.cleaned;
        if (taken.length === 0) throw strange();
        const sketch = await sketchCleaned(join(folder, 'clean.parquet'), entry, taken, key);
        await acts.run(caller.act('entry.draft', { kind: 'Entry', id, path: row.path }), async (act) => {
          await sketches.replace(act.trx, {
            entry: id,
            origin: 'file',
            digest: createHash('sha256').update(file.bytes).digest('hex'),
            version: version?.version ?? row.version,
            run: null,
            deliveredAt: act.at,
            madeAt: act.at,
            sketch,
          });
          await entries.touch(act.trx, id);
          act.note({ sample: 'file', rows: sketch.rows, columns: sketch.columns.length });
        });
        const head = (await sketches.heads([id])).get(id)?.find(({ origin }) => origin === 'file');
        if (!head) throw new Error(`the sample of ${id} is gone`);
        return { sample: await view(head), spare: [...spare], missing: [...missing] };
      });
    },
  };
}
export type DataSamples = ReturnType<typeof dataSamples>;

function viewOf(head: SampleHead, columns: readonly SketchedColumn[]): DataSample {
  return {
    origin: head.origin,
    run: head.run,
    version: head.version,
    deliveredAt: head.delivered_at.toISOString(),
    rows: head.rows,
    columns: columns.map(({ item, attribute, sketch }) => ({
      item,
      attribute,
      filled: sketch.values,
      distinct: sketch.distinct,
    })),
  };
}

function strange(): ServerError {
  return new ServerError(
    'bad_request',
    {
      zh: '文件的列与条目的信息项没有一个对得上。',
      en: 'No column of the file is an item of the entry.',
    },
    {
      where: 'body',
      mend: {
        zh: '先在条目中填写信息项，名称或数据元与文件的列名一致即可。',
        en: 'Fill in the items first: their names or data elements as the file heads its columns.',
      },
    },
  );
}
