export * from './apart.ts';
export * from './download-headers.ts';
export * from './file-store.ts';
export * from './inspect.ts';
export * from './kinds.ts';
export { otherThan, type Wanted } from './other-file.ts';
export type { Refusal, RefusalCode } from './refusal.ts';
