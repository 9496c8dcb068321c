/**
 * Randomness that depends on nothing but its keys: the same (seed, household, strip, …) always gives the same stream, whatever was
 * generated before it. So any month of any strip can be written again without keeping a simulation in memory.
 */

/** Mixes integers to one 32-bit key (murmur3's finaliser over a running sum). */
export function mix(...keys: readonly number[]): number {
  let h = 0x9e3779b9;
  for (const key of keys) {
    h = Math.imul(h ^ (key | 0), 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h + Math.floor(key / 4294967296), 0xc2b2ae35);
    h ^= h >>> 16;
  }
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** mulberry32: 32 bits of state, passes gjrand's short tests; ample for a stream of some hundred draws. */
export class Random {
  private state: number;

  constructor(key: number) {
    this.state = key >>> 0;
  }

  /** Restarts the stream at another key, so that one object serves millions of rows. */
  reset(key: number): this {
    this.state = key >>> 0;
    return this;
  }

  /** 0 ≤ x < 1 */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** Integer from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!;
  }

  /** Roughly normal with mean 0 and standard deviation 1 (sum of four uniforms). */
  normal(): number {
    return (this.next() + this.next() + this.next() + this.next() - 2) * 1.7320508;
  }
}

/** Weighted choice by Walker's alias method: one draw, constant time. */
export class Weighted<T> {
  private readonly values: readonly T[];
  private readonly cut: Float64Array;
  private readonly alias: Int32Array;

  constructor(entries: readonly (readonly [T, number])[]) {
    const n = entries.length;
    const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
    this.values = entries.map(([value]) => value);
    this.cut = new Float64Array(n).fill(1);
    this.alias = new Int32Array(n);
    const scaled = entries.map(([, weight]) => (weight * n) / total);
    const small: number[] = [];
    const large: number[] = [];
    scaled.forEach((share, i) => {
      (share < 1 ? small : large).push(i);
    });
    while (small.length > 0 && large.length > 0) {
      const less = small.pop()!;
      const more = large.at(-1)!;
      this.cut[less] = scaled[less]!;
      this.alias[less] = more;
      scaled[more] = scaled[more]! + scaled[less]! - 1;
      if (scaled[more]! < 1) {
        large.pop();
        small.push(more);
      }
    }
  }

  draw(random: Random): T {
    const x = random.next() * this.values.length;
    const i = Math.floor(x);
    return this.values[x - i < this.cut[i]! ? i : this.alias[i]!]!;
  }
}
