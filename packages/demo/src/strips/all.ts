/** The table of contents of the simulated departments. */
import { health } from './health.ts';
import { hukou } from './hukou.ts';
import { insured } from './insured.ts';
import type { Row, Strip } from './strip.ts';

/** A strip whose row type is its own business: rows it makes are only ever given back to its own columns. */
const anyRow = <R extends Row>(strip: Strip<R>): Strip<Row> => strip as unknown as Strip<Row>;

export const STRIPS: readonly Strip<Row>[] = [anyRow(hukou), anyRow(insured), anyRow(health)];
