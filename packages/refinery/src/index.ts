export * from './run/manifest.ts';
