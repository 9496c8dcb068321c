/** The parts of an address, from the largest to the smallest (GB/T 23705-2009). Parts that are not there are empty. */
export interface AddressParts {
  /** Names of today, filled in from the code tables where the address left them out. */
  readonly province: string;
  readonly prefecture: string;
  readonly county: string;
  /** 街道, 镇, 乡. */
  readonly town: string;
  /** 村, 社区, 居委会. */
  readonly village: string;
  /** 街路巷; in the country the 组 or 寨 of a village. */
  readonly road: string;
  /** 门牌, such as 12号, 12号附3号. */
  readonly number: string;
  /** 楼栋, with the estate's name where it has one: 花果园3栋. */
  readonly building: string;
  /** 单元. */
  readonly unit: string;
  /** 户室, with its floor where given: 4楼401室. */
  readonly room: string;
  /** What is left: landmarks, remarks. */
  readonly detail: string;
  /** Six digits of the smallest region found; empty where none was. */
  readonly regionCode: string;
}

const TAIL = ['town', 'village', 'road', 'number', 'building', 'unit', 'room', 'detail'] as const;

/** The address below the county, as it was written. */
export function addressTail(parts: AddressParts): string {
  return TAIL.map((part) => parts[part]).join('');
}

/** All parts in order: the full address in its normal form. */
export function joinAddress(parts: AddressParts): string {
  return `${parts.province}${parts.prefecture}${parts.county}${addressTail(parts)}`;
}
