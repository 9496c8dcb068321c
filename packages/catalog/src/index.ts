export * from './derive/plan.ts';
export * from './entry.ts';
