/** Ids of the platform's records: their kind and a ULID, which sorts by time of making: `case_01J8ZQ4Y3V7M5N2K9R6T0W1XBC`. */
import { monotonicFactory } from 'ulid';

const next = monotonicFactory();

export const ID_KINDS = [
  'org',
  'user',
  'svc',
  'post',
  'grant',
  'delegation',
  'key',
  'session',
  'case',
  'entry',
  'file',
  'effect',
  'leaf',
  'act',
  'notice',
  'webhook',
  'log',
  'reconciliation',
  'reveal',
  'run',
  'pair',
  'answer',
] as const;
export type IdKind = (typeof ID_KINDS)[number];

export function newId(kind: IdKind, at: Date = new Date()): string {
  return `${kind}_${next(at.getTime())}`;
}
