export * from './elements/element.ts';
export * from './identifiers/verdict.ts';
