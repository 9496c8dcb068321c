import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assertConservation } from './conservation.ts';
import { totals } from './context.ts';

const flow = fc
  .record({ out: fc.nat(1e6), quarantined: fc.nat(1e6) })
  .map(({ out, quarantined }) => ({ resource: 'a', in: out + quarantined, out, quarantined, changed: 0 }));

it('accepts any flows that balance', () => {
  fc.assert(fc.property(fc.array(flow), (flows) => assertConservation('check', { ...totals(flows), outputs: [] })));
});

it('refuses one lost row in any of the sources, and names the source', () => {
  fc.assert(
    fc.property(fc.array(flow, { minLength: 1 }), fc.nat(), (flows, at) => {
      const broken = flows.map((f, i) => (i === at % flows.length ? { ...f, resource: 'lossy', in: f.in + 1 } : f));
      expect(() => assertConservation('check', { ...totals(broken), outputs: [] })).toThrow(/lossy/);
    }),
  );
});
