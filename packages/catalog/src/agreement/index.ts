export { type Agreement, agreementOf } from './agreement.ts';
export type { SubjectSample, TableSketch } from './table-sketch.ts';
