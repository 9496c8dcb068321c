/** 数据资源目录台账 on the wire. */
export * from './catalog/answers.ts';
export * from './catalog/derived.ts';
export * from './catalog/entries.ts';
export * from './catalog/exchange.ts';
export * from './catalog/feed.ts';
export * from './catalog/lineage.ts';
export * from './catalog/lists.ts';
export * from './catalog/look-up.ts';
export * from './catalog/radar.ts';
export * from './catalog/search.ts';
export * from './catalog/updates.ts';
