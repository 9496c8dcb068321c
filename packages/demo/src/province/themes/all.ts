/** Kinds of resources by the function whose duty they are: keys of `FUNCTIONS`. */
import { agriculture } from './agriculture.ts';
import { audit } from './audit.ts';
import { bigData } from './big-data.ts';
import { cityManagement } from './city-management.ts';
import { civilAffairs } from './civil-affairs.ts';
import { commerce } from './commerce.ts';
import { culture } from './culture.ts';
import { development } from './development.ts';
import { disabledFederation } from './disabled-federation.ts';
import { drugRegulation } from './drug-regulation.ts';
import { education } from './education.ts';
import { emergency } from './emergency.ts';
import { energy } from './energy.ts';
import { environment } from './environment.ts';
import { ethnicAffairs } from './ethnic-affairs.ts';
import { finance } from './finance.ts';
import { forestry } from './forestry.ts';
import { grain } from './grain.ts';
import { health } from './health.ts';
import { hospital } from './hospital.ts';
import { housing } from './housing.ts';
import { humanResources } from './human-resources.ts';
import { industry } from './industry.ts';
import { justice } from './justice.ts';
import type { Kind } from './kind.ts';
import { localFinance } from './local-finance.ts';
import { market } from './market.ts';
import { medicalInsurance } from './medical-insurance.ts';
import { meteorology } from './meteorology.ts';
import { naturalResources } from './natural-resources.ts';
import { petitions } from './petitions.ts';
import { police } from './police.ts';
import { providentFund } from './provident-fund.ts';
import { publicServices } from './public-services.ts';
import { readKinds } from './read-kinds.ts';
import { ruralRevitalisation } from './rural-revitalisation.ts';
import { science } from './science.ts';
import { sports } from './sports.ts';
import { stateAssets } from './state-assets.ts';
import { statistics } from './statistics.ts';
import { tax } from './tax.ts';
import { trading } from './trading.ts';
import { trafficPolice } from './traffic-police.ts';
import { transport } from './transport.ts';
import { university } from './university.ts';
import { utilities } from './utilities.ts';
import { veterans } from './veterans.ts';
import { water } from './water.ts';

const TEXTS: Readonly<Record<string, string>> = {
  ga: police,
  jj: trafficPolice,
  rs: humanResources,
  mz: civilAffairs,
  wj: health,
  jy: education,
  zr: naturalResources,
  sc: market,
  sw: tax,
  zj: housing,
  jt: transport,
  ny: agriculture,
  xc: ruralRevitalisation,
  st: environment,
  sl: water,
  ly: forestry,
  yj: emergency,
  fg: development,
  cz: finance,
  tj: statistics,
  dsj: bigData,
  yb: medicalInsurance,
  sf: justice,
  sj: audit,
  ty: veterans,
  zw: publicServices,
  gx: industry,
  sm: commerce,
  kj: science,
  gz: stateAssets,
  nj: energy,
  jr: localFinance,
  lc: grain,
  wl: culture,
  tc: sports,
  mw: ethnicAffairs,
  cl: disabledFederation,
  gjj: providentFund,
  ggzy: trading,
  qx: meteorology,
  ym: drugRegulation,
  xf: petitions,
  zf: cityManagement,
  yy: hospital,
  dx: university,
};

/** Code of a function → the kinds it holds. */
export const KINDS: ReadonlyMap<string, readonly Kind[]> = new Map(
  Object.entries(TEXTS).map(([code, text]) => [code, readKinds(text)]),
);

/** What bodies that are no departments hold, by the kind's id. */
export const UTILITY_KINDS: ReadonlyMap<string, Kind> = new Map(readKinds(utilities).map((kind) => [kind.id, kind]));
