/** Outlines of Guizhou's prefectures and counties (made by `scripts/make-map.ts`), in units of `MAP.width` × `MAP.height`. */
import data from './guizhou-map.json' with { type: 'json' };

export interface Area {
  readonly code: string;
  readonly path: string;
  readonly label: readonly [number, number];
}

export interface Prefecture extends Area {
  readonly name: { readonly zh: string; readonly en: string };
}

const point = (at: readonly number[]): readonly [number, number] => [at[0] ?? 0, at[1] ?? 0];

export const MAP = { width: data.width, height: data.height } as const;
export const PREFECTURES: readonly Prefecture[] = data.prefectures.map((area) => ({
  code: area.code,
  path: area.path,
  label: point(area.label),
  name: area.name ?? { zh: area.code, en: area.code },
}));
export const COUNTIES: readonly (Area & { readonly name: string })[] = data.counties.map((area) => ({
  code: area.code,
  path: area.path,
  label: point(area.label),
  name: area.name ?? area.code,
}));

export const prefectureName = (code: string): Prefecture['name'] | null =>
  PREFECTURES.find((area) => area.code === code)?.name ?? null;
