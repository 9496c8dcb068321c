export interface IdempotencyKeyTable {
  actor: string;
  key: string;
  fingerprint: Buffer;
  process: string;
  at: Date;
  act: string | null;
  status: number | null;
  answer: Buffer | null;
}
