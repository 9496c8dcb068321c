export * from './apart.ts';
export * from './download-headers.ts';
export * from './file-store.ts';
export * from './inspect.ts';
export * from './kinds.ts';
export type { Refusal, RefusalCode } from './refusal.ts';
