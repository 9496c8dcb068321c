/** Homes as places: the house or flat a household owns, with its real-estate unit. About seven in ten households own where they live. */
import { mix, Random } from '../base/random.ts';
import { type Address, pointOf } from './address.ts';
import type { Household } from './subjects.ts';

export interface Home {
  readonly entity: string;
  readonly address: Address;
  /** GB/T 37346-2019: county 6, cadastral area 3, sub-area 3, kind of parcel 2, parcel 5, F, unit 8. */
  readonly unitId: string;
  /** m² of the parcel, two decimals. */
  readonly area: number;
  /** GB/T 21010: 0701 城镇住宅用地, 0702 农村宅基地. */
  readonly landUse: string;
  readonly built: number;
  readonly floors: number;
  readonly lng: number;
  readonly lat: number;
  readonly holder: string;
  readonly key: number;
}

export function homeOfHousehold(household: Household): Home | undefined {
  const random = new Random(mix(household.key, 41));
  if (household.outside || !random.chance(0.7)) return undefined;
  const address = household.registered;
  const county = address.county;
  const town = String(county.towns.indexOf(address.town) + 1).padStart(3, '0');
  const village = String(address.town.villages.indexOf(address.village) + 1).padStart(3, '0');
  const point = pointOf(random, county);
  const floors = address.rural ? random.int(1, 4) : Math.max(6, Math.floor(address.room / 100) + random.int(0, 6));
  return {
    entity: `B${String(household.number).padStart(9, '0')}`,
    address,
    unitId: `${county.code}${town}${village}${address.rural ? 'JC' : 'GB'}${String(household.number % 100000).padStart(5, '0')}F${String(household.number % 1e8).padStart(8, '0')}`,
    area: Math.round((address.rural ? random.int(80, 300) : random.int(2000, 30000)) * 100 + random.int(0, 99)) / 100,
    landUse: address.rural ? '0702' : '0701',
    built: random.int(1982, 2024),
    floors,
    lng: point.lng,
    lat: point.lat,
    holder: household.members[0]!.names.at(-1)!.value,
    key: household.key,
  };
}
