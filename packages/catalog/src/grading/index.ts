export * from './grade-change.ts';
export * from './judge-personal.ts';
export * from './legal-basis.ts';
export * from './propose.ts';
export * from './publication-faults.ts';
