import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { probabilityOf, weighPattern } from '../model.ts';
import { train } from './train.ts';

const folder = process.env.KUAISHU_DATA ?? resolve(import.meta.dirname, '../../../../../../shared/data');
const file = resolve(folder, 'linkage/splink/known_params_comparison_vectors.csv');
if (process.env.CI && !existsSync(file))
  throw new Error(`the comparison vectors are missing at ${file}: set KUAISHU_DATA`);

describe('EM on counts of patterns', () => {
  it.skipIf(!existsSync(file))('finds the probabilities that 4,000 comparison vectors were drawn with', () => {
    const [head = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n');
    const names = head.split(',');
    const at = (name: string) => names.indexOf(name);
    const rows = lines.map((line) => line.split(','));
    const gammas = ['gamma_col_1', 'gamma_col_2', 'gamma_col_3'].map(at);
    const most = gammas.map((g) => Math.max(...rows.map((row) => Number(row[g]))));
    // their level 0 is "different"; ours is the last
    const counts = new Map<string, { levels: number[]; count: number; extra: number }>();
    for (const row of rows) {
      const levels = gammas.map((g, f) => (most[f] ?? 0) + 1 - Number(row[g]));
      const key = levels.join();
      const found = counts.get(key) ?? { levels, count: 0, extra: 0 };
      found.count++;
      counts.set(key, found);
    }
    const seen = gammas.map((g, f) =>
      Array.from(
        { length: (most[f] ?? 0) + 1 },
        (_, l) => rows.filter((row) => (most[f] ?? 0) + 1 - Number(row[g]) === l + 1).length / rows.length,
      ),
    );
    const trained = train({
      fields: gammas.map((_, f) => ({
        grades: Array.from(
          { length: (most[f] ?? 0) + 1 },
          (__, l) => (l === 0 ? 'same' : l === (most[f] ?? 0) ? 'different' : 'near') as 'same' | 'near' | 'different',
        ),
        shared: false,
        seen: seen[f] ?? [],
        totalLog: null,
      })),
      candidates: [...counts.values()],
      labelled: [],
      totalPairs: rows.length,
      records: rows.length,
      mostDifferent: 1,
    });
    const scale = trained.bits.map((bits) => ({ bits, shared: false }));
    const told = at('true_match_probability_l');
    let off = 0;
    for (const row of rows) {
      const levels = gammas.map((g, f) => (most[f] ?? 0) + 1 - Number(row[g]));
      off += Math.abs(probabilityOf(trained.priorBits + weighPattern(scale, levels)) - Number(row[told]));
    }
    expect(off / rows.length).toBeLessThan(0.02);
  });

  it('learns m, the prior and the weights from patterns alone', () => {
    // drawn exactly: 1,000 matches among 100,000 pairs, three fields
    const m = [0.9, 0.06, 0.04];
    const u = [0.02, 0.03, 0.95];
    const counts: { levels: number[]; count: number; extra: number }[] = [];
    for (let a = 0; a < 3; a++)
      for (let b = 0; b < 3; b++)
        for (let c = 0; c < 3; c++)
          counts.push({
            levels: [a + 1, b + 1, c + 1],
            count: 1000 * (m[a] ?? 0) * (m[b] ?? 0) * (m[c] ?? 0) + 99_000 * (u[a] ?? 0) * (u[b] ?? 0) * (u[c] ?? 0),
            extra: 0,
          });
    const seen = m.map((p, l) => 0.01 * p + 0.99 * (u[l] ?? 0));
    const field = { grades: ['same', 'near', 'different'] as const, shared: false, seen, totalLog: null };
    const trained = train({
      fields: [field, field, field],
      candidates: counts,
      labelled: [],
      totalPairs: 100_000,
      records: 10_000,
    });
    expect(trained.expectedMatches).toBeGreaterThan(950);
    expect(trained.expectedMatches).toBeLessThan(1050);
    trained.m[0]?.forEach((p, l) => {
      expect(p).toBeCloseTo(m[l] ?? 0, 1);
    });
    trained.u[0]?.forEach((p, l) => {
      expect(p).toBeCloseTo(u[l] ?? 0, 3);
    });
    expect(trained.bits[0]?.[0]).toBeCloseTo(Math.log2(0.9 / 0.02), 0);
  });
});
