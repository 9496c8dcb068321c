/**
 * Codes under which a county stood in former years (GB/T 2260; yearly tables of the Ministry of Civil Affairs 1980–2019).
 * An ID number keeps the code of the year of issue, so old people carry codes that exist no more.
 * Each row: today's code, then pairs [code, last year of that code], oldest first. From the year after the last pair today's code holds.
 */
const HISTORY: readonly (readonly [now: string, ...former: (readonly [string, number])[]])[] = [
  ['520121', ['522522', 1994]],
  ['520122', ['522523', 1994]],
  ['520123', ['522524', 1994]],
  ['520181', ['522525', 1991], ['522502', 1994]],
  ['520115', ['520112', 2011]],
  ['520204', ['520201', 1986], ['520221', 2019]],
  ['520281', ['520202', 1998], ['520222', 2016]],
  ['520302', ['522101', 1996]],
  ['520303', ['522101', 1996], ['520302', 2003]],
  ['520304', ['522121', 1996], ['520321', 2015]],
  ['520322', ['522122', 1996]],
  ['520323', ['522123', 1996]],
  ['520324', ['522124', 1996]],
  ['520325', ['522125', 1996]],
  ['520326', ['522126', 1996]],
  ['520327', ['522127', 1996]],
  ['520328', ['522128', 1996]],
  ['520329', ['522129', 1996]],
  ['520330', ['522132', 1996]],
  ['520381', ['522131', 1989], ['522102', 1996]],
  ['520382', ['522130', 1994], ['522103', 1996]],
  ['520402', ['522501', 1999]],
  ['520403', ['522526', 1999], ['520421', 2013]],
  ['520422', ['522527', 1999]],
  ['520423', ['522529', 1999]],
  ['520424', ['522528', 1999]],
  ['520425', ['522530', 1999]],
  ['520502', ['522421', 1992], ['522401', 2010]],
  ['520521', ['522422', 2010]],
  ['520523', ['522424', 2010]],
  ['520524', ['522425', 2010]],
  ['520525', ['522426', 2010]],
  ['520526', ['522427', 2010]],
  ['520527', ['522428', 2010]],
  ['520581', ['522423', 2010], ['520522', 2020]],
  ['520602', ['522221', 1986], ['522201', 2010]],
  ['520603', ['522230', 2010]],
  ['520621', ['522222', 2010]],
  ['520622', ['522223', 2010]],
  ['520623', ['522224', 2010]],
  ['520624', ['522225', 2010]],
  ['520625', ['522226', 2010]],
  ['520626', ['522227', 2010]],
  ['520627', ['522228', 2010]],
  ['520628', ['522229', 2010]],
  ['522301', ['522321', 1986]],
  ['522302', ['522322', 2017]],
  ['522702', ['522724', 1995]],
];

const formerCodes = new Map(HISTORY.map(([now, ...former]) => [now, former]));

/** Code of a county of today in a former year. */
export function codeInYear(county: string, year: number): string {
  const former = formerCodes.get(county);
  return former?.find(([, lastYear]) => year <= lastYear)?.[0] ?? county;
}

const NOW = new Set(HISTORY.map(([now]) => now));
/** 乌当区, of which 观山湖区 was a part until 2012, stands as it did. */
const STILL_STANDING = new Set(['520112']);

/**
 * The last code before today's, if there was another: what a strip writes that never updated its table. Not where that code is another county's
 * today, for then it is not retired.
 */
export function retiredCode(county: string): string | undefined {
  const former = formerCodes.get(county)?.at(-1)?.[0];
  return former === undefined || NOW.has(former) || STILL_STANDING.has(former) ? undefined : former;
}
