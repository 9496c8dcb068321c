import { hmacSm3 } from '@kuaishu/gm';

/** For sketches of values and samples of subjects, from the key of the installation: it stands beside the database and not in it. */
export function sketchKey(key: Uint8Array): Uint8Array {
  return hmacSm3(key, 'kuaishu sketch');
}
