/** Writes the index of a release's search beside its golden rows, in parts of a bounded size. */
import { join } from 'node:path';
import { type Engine, ident } from '@kuaishu/engine';
import { sm3OfFile, syncFile, syncFolder } from '../../store/files.ts';
import type { ReleaseSearch } from '../release-manifest.ts';
import { namesSql, numbersSql, type PiecesInput } from './pieces-sql.ts';

/** Golden rows a part: sorted in memory, and a hundred parts are as many files to be opened by every search. */
const PART_ROWS = 1_500_000;
/** A word's pieces stand in one or two row groups of a part: the smaller they are the less is read in vain, but their number has to be looked through. */
const ROW_GROUP = 32_768;

export interface GoldenFile {
  /** Relative to the release; the same slice of all prefectures has one name. */
  readonly path: string;
  readonly rows: number;
}

export async function writeSearchIndex(
  engine: Engine,
  input: Omit<PiecesInput, 'rows'> & {
    readonly folder: string;
    readonly subject: string;
    readonly golden: readonly GoldenFile[];
  },
  partRows = PART_ROWS,
): Promise<ReleaseSearch> {
  const parts: ReleaseSearch['parts'][number][] = [];
  for (const golden of partsOf(input.golden, partRows)) {
    const number = String(parts.length).padStart(4, '0');
    const view = `search_rows_${input.subject}`;
    let rows = 0;
    const files = golden.map((file) => {
      const firstRow = rows;
      rows += file.rows;
      return { path: join(input.folder, file.path), firstRow };
    });
    await engine.view(view, files);
    const pieces = { ...input, rows: ident(view) };
    const layout = { compression: 'zstd', rowGroupSize: ROW_GROUP } as const;
    const names = `search/names-${number}.parquet`;
    const numbers = `search/numbers-${number}.parquet`;
    await engine.copy(
      namesSql(pieces),
      join(input.folder, names),
      { ...layout, orderBy: 'piece, attr, place' },
      'publish',
    );
    await engine.copy(
      numbersSql(pieces),
      join(input.folder, numbers),
      { ...layout, orderBy: 'piece, place, attr, before', dictionary: 1000 },
      'publish',
    );
    await engine.run(`DROP VIEW ${ident(view)}`, 'publish');
    parts.push({ names: await written(names), numbers: await written(numbers), golden });
  }
  await syncFolder(join(input.folder, 'search'));
  return { ...input.searched, parts };

  async function written(path: string): Promise<{ path: string; sm3: string }> {
    const file = join(input.folder, path);
    await syncFile(file);
    return { path, sm3: await sm3OfFile(file) };
  }
}

/** Slices together, as many as a part may have; within it slice by slice, each by prefecture. */
function partsOf(golden: readonly GoldenFile[], partRows: number): GoldenFile[][] {
  const sliceOf = ({ path }: GoldenFile) => path.slice(path.lastIndexOf('/') + 1);
  const slices = [...Map.groupBy(golden, sliceOf)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, files]) => files);
  const parts: GoldenFile[][] = [];
  let held = 0;
  for (const slice of slices) {
    const rows = slice.reduce((n, file) => n + file.rows, 0);
    const files = [...slice].sort((a, b) => (a.path < b.path ? -1 : 1));
    if (parts.length > 0 && held + rows <= partRows) parts.at(-1)?.push(...files);
    else {
      parts.push(files);
      held = 0;
    }
    held += rows;
  }
  return parts;
}
