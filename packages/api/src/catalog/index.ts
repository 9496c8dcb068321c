/** 数据资源目录台账 on the wire. */
export * from './answers.ts';
export * from './derived.ts';
export * from './entries.ts';
export * from './exchange.ts';
export * from './feed.ts';
export * from './lineage.ts';
export * from './lists.ts';
export * from './look-up.ts';
export * from './radar.ts';
export * from './search.ts';
export * from './updates.ts';
