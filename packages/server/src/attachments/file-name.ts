import { Refused } from './refusal.ts';

/** U+202E and its kin turn exe.fdp round on the screen; control characters break headers and terminals. */
const MISLEADING = /[\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]|\p{Cc}/u;
/** Bytes of UTF-8 that file systems take. */
const MOST_BYTES = 255;
const RUNS = /\.(?:exe|com|scr|bat|cmd|ps1|vbs|js|jse|wsf|hta|msi|lnk|jar|html?|svg|php|jsp|aspx?)(?:\.|\s*$)/iu;

/** The bare name as it is kept and shown. Error: Refused NAME_UNSAFE. */
export function safeName(declared: string): string {
  const bare = (declared.normalize('NFC').split(/[/\\]/).at(-1) ?? '').trim();
  if (bare === '' || /^\.+$/.test(bare)) throw new Refused('NAME_UNSAFE', '文件没有名称', 'the file has no name');
  if (MISLEADING.test(bare))
    throw new Refused('NAME_UNSAFE', '文件名含有看不见的控制字符', 'its name holds characters that cannot be seen');
  if (Buffer.byteLength(bare) > MOST_BYTES) throw new Refused('NAME_UNSAFE', '文件名过长', 'its name is too long');
  if (RUNS.test(bare))
    throw new Refused(
      'NAME_UNSAFE',
      `文件名“${bare}”带有可执行文件的扩展名`,
      `its name "${bare}" has an extension of programs`,
    );
  return bare;
}
