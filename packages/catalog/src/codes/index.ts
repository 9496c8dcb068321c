export * from './class-values.ts';
export * from './entry-class.ts';
export * from './resource-code.ts';
