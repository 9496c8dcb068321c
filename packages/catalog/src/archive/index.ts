export * from './archive-error.ts';
export * from './read-archive.ts';
