import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Collected,
  collectFile,
  type Engine,
  type FileShape,
  type SourceWarning,
  sniffFile,
} from '@kuaishu/engine';
import { mineTable } from '../mine/mine-table.ts';
import type { Proposal } from '../mine/proposal.ts';
import { type ProfileOptions, profileParquet } from './profile.ts';
import type { ResourceProfile } from './resource-profile.ts';

/** The profile of a file, with what the file itself is. */
export interface FileProfile extends ResourceProfile {
  /** As given. */
  readonly file: string;
  readonly format: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  /** 1-based line of the heading; 0 without one. */
  readonly headerLine: number;
  /** Units that stood in a row of their own below the heading, by column. */
  readonly units: Readonly<Record<string, string>>;
  /** Records that could not be taken as rows. */
  readonly rejected: number;
  readonly warnings: readonly SourceWarning[];
  /** Rules that the rows themselves propose, surest first; empty where they were not asked for. */
  readonly rules: readonly Proposal[];
}

export interface ProfileFileOptions extends ProfileOptions {
  readonly sheet?: string;
  readonly encoding?: string;
  /** Where the rows are kept as Parquet; by default they are removed when the profile is done. */
  readonly parquet?: string;
  /** Also the rules that the rows propose. */
  readonly rules?: boolean;
}

/** Reads any file the engine can collect, and profiles it. Errors: SourceError. */
export async function profileFile(
  engine: Engine,
  file: string,
  options: ProfileFileOptions = {},
): Promise<FileProfile> {
  const hints = {
    ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
  };
  const shape = await sniffFile(file, hints);
  const folder = await mkdtemp(join(tmpdir(), 'kuaishu-profile-'));
  try {
    const to = options.parquet ?? join(folder, 'rows.parquet');
    const collected = await collectFile(engine, file, { to, rejectsTo: join(folder, 'rejects.parquet'), shape, hints });
    const profile = await profileParquet(engine, to, collected.columns, options);
    const rules = options.rules ? await mineTable(engine, to, collected.columns, profile.rows) : [];
    return { ...describe(file, shape, collected, profile), rules };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function describe(
  file: string,
  shape: FileShape,
  collected: Collected,
  profile: ResourceProfile,
): Omit<FileProfile, 'rules'> {
  return {
    file,
    format: collected.format,
    encoding: collected.encoding ?? null,
    delimiter: shape.delimiter ?? null,
    sheet: shape.sheet ?? null,
    sheets: shape.sheets ?? [],
    headerLine: shape.headerLine,
    units: shape.units ?? {},
    rejected: collected.rejected,
    warnings: collected.warnings,
    ...profile,
  };
}
