export * from './codes/tables.ts';
export * from './elements/element.ts';
export * from './elements/elements.ts';
export * from './elements/heading.ts';
export * from './identifiers/verdict.ts';
