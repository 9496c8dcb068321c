import { expect, it } from 'vitest';
import { sparkPreparation, toSpark } from './spark.ts';

it('reads Parquet by path, one file or several, with row numbers where asked', () => {
  expect(toSpark("SELECT a FROM read_parquet('/x/y.parquet')")).toBe('SELECT a FROM parquet.`/x/y.parquet`');
  expect(toSpark("SELECT a FROM read_parquet(['/x/1', '/x/2'], file_row_number = true)")).toBe(
    'SELECT a FROM (SELECT *, _metadata.row_index AS file_row_number FROM parquet.`/x/1` UNION ALL SELECT *, _metadata.row_index AS file_row_number FROM parquet.`/x/2`)',
  );
});

it('hashes by the engine’s own function, or by one that both engines have', () => {
  expect(toSpark('SELECT ks_hash(a), ks_key(a, b) FROM t').toLowerCase()).toBe(
    'select xxhash64(a), xxhash64(a, b) from t',
  );
  expect(toSpark('SELECT ks_hash(a) FROM t', { agreedHash: true }).toLowerCase()).toBe('select ks_hash(a) from t');
  expect(sparkPreparation().some((text) => text.includes('ks_hash'))).toBe(false);
  expect(sparkPreparation({ agreedHash: true }).some((text) => text.includes('ks_hash'))).toBe(true);
});

it('refuses text outside the portable subset', () => {
  expect(() => toSpark('SELECT a // b FROM t')).toThrow('not portable');
});
