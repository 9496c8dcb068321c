import { describe, expect, it } from 'vitest';
import { scopeAllows } from './scope.ts';

const labels = { organisation: ['org_root', 'org_a'], state: ['published'] };

describe('a scope', () => {
  it('without parts allows all, without alternatives nothing', () => {
    expect(scopeAllows({ all: [] }, labels)).toBe(true);
    expect(scopeAllows({ any: [] }, labels)).toBe(false);
  });

  it('looks at labels, of which one is enough', () => {
    expect(scopeAllows({ field: 'organisation', in: ['org_a', 'org_b'] }, labels)).toBe(true);
    expect(scopeAllows({ field: 'organisation', in: ['org_b'] }, labels)).toBe(false);
    expect(scopeAllows({ not: { field: 'state', in: ['draft'] } }, labels)).toBe(true);
  });

  it('takes no field that the document does not have, not even one that every object has', () => {
    expect(scopeAllows({ field: 'constructor', in: ['x'] }, labels)).toBe(false);
    expect(scopeAllows({ not: { field: 'region', in: ['520000'] } }, labels)).toBe(true);
  });
});
