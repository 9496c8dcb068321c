/**
 * HMAC-SHA-256 (RFC 2104) in the engine, so that values are hashed where they lie and none of them comes out. The key's pads are variables of the session and
 * stand in no statement that an error could carry along.
 */
import type { Engine } from '@kuaishu/engine';

const BLOCK_BYTES = 64;

/** Makes `ks_mac(text)`, 64 hexadecimal digits, in this session. Throws RangeError for a key of less than 16 or more than 64 bytes. */
export async function prepareKeyedHash(engine: Engine, key: Uint8Array): Promise<void> {
  if (key.length < 16 || key.length > BLOCK_BYTES)
    throw new RangeError(`the key of sketches has 16 to ${BLOCK_BYTES} bytes, not ${key.length}`);
  for (const [name, byte] of [
    ['inner', 0x36],
    ['outer', 0x5c],
  ] as const) {
    const pad = Buffer.alloc(BLOCK_BYTES, byte);
    key.forEach((one, i) => {
      pad[i] = one ^ byte;
    });
    await engine
      .run(`SET VARIABLE ks_mac_${name} = unhex('${pad.toString('hex')}')`, 'sketch: key')
      // the engine's error would carry the statement, and the statement the key
      .catch(() => Promise.reject(new Error('the engine does not take the key of sketches')));
  }
  await engine.run(
    `CREATE OR REPLACE TEMP MACRO ks_mac(s) AS sha256(getvariable('ks_mac_outer') || unhex(sha256(getvariable('ks_mac_inner') || encode(s))))`,
    'sketch: key',
  );
}

/** The first 32 bits as a number. */
export const mac32 = (text: string): string => `CAST('0x' || substr(ks_mac(${text}), 1, 8) AS BIGINT)`;
