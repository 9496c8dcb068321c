/** 总览: the strips coming in, the block coming out, and the equation between them. */
import { type Static, Type } from 'typebox';
import { Equation, RunSummary } from '../runs/runs.ts';
import { Name2, NullableNumber, NullableString, Text2 } from '../wire/common.ts';
import { BlockSummary } from './blocks.ts';

/** One department's rows in the latest run. */
export const Strip = Type.Object({
  provider: Type.String(),
  resources: Type.Array(
    Type.Object({
      resource: Type.String(),
      name: Name2,
      subject: Type.String(),
      rows: Type.Integer(),
      quarantined: Type.Integer(),
    }),
  ),
  rows: Type.Integer(),
  quarantined: Type.Integer(),
});
export type Strip = Static<typeof Strip>;

/** One prefecture on the map: entities per block and completeness of its cells, 0 to 1. `code` = 4 digits of GB/T 2260, "0000" = elsewhere or unknown. */
export const PrefectureFigure = Type.Object({
  code: Type.String(),
  name: Text2,
  entities: Type.Record(Type.String(), Type.Integer()),
  completeness: NullableNumber,
  completenessByBlock: Type.Record(Type.String(), Type.Number()),
});
export type PrefectureFigure = Static<typeof PrefectureFigure>;

export const Overview = Type.Object({
  project: Type.Object({ id: Type.String(), name: Name2, region: Type.String(), regionName: Text2 }),
  /** Whose rows the figures are of, where not the whole project's: a prefecture's people see the prefecture. */
  territory: Type.Union([Text2, Type.Null()]),
  /** Instant the figures were taken. */
  at: Type.String(),
  /** As-of date of the latest run; null before the first. */
  asOf: NullableString,
  /** The run the strips and the equation speak of: the latest that has collected anything; null also where the reader may not read runs. */
  run: NullableString,
  blocks: Type.Array(BlockSummary),
  prefectures: Type.Array(PrefectureFigure),
  /** Over all blocks and prefectures, weighted by entities, 0 to 1. */
  completeness: NullableNumber,
  strips: Type.Array(Strip),
  equation: Equation,
  /** Newest first, at most 24. */
  runs: Type.Array(RunSummary),
  /** Of published runs, oldest first, for sparklines. */
  trend: Type.Array(
    Type.Object({ run: Type.String(), asOf: Type.String(), quarantineRate: NullableNumber, quality: NullableNumber }),
  ),
  /** Pairs that wait for a person. */
  review: Type.Object({ open: Type.Integer(), answered: Type.Integer() }),
  queued: Type.Integer(),
  /** Why the latest run could not even begin (a fault in the catalogue, no sources …), with its places; null when all is well. */
  fault: Type.Union([Type.Object({ at: Type.String(), message: Text2, details: Type.Array(Text2) }), Type.Null()]),
});
export type Overview = Static<typeof Overview>;
