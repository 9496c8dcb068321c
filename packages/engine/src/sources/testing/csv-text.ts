import iconv from 'iconv-lite';

/** RFC 4180 text of a table: null is a bare empty field, '' is `""`, quotes only where needed. */
export function csvText(rows: readonly (readonly (string | null)[])[], delimiter = ',', newline = '\n'): string {
  return rows.map((row) => row.map((cell) => csvCell(cell, delimiter)).join(delimiter) + newline).join('');
}

function csvCell(cell: string | null, delimiter: string): string {
  if (cell === null) return '';
  return cell === '' || cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Bytes in an encoding; `utf-8-bom` and the UTF-16 ones with their mark. */
export function encoded(text: string, encoding: 'utf-8' | 'utf-8-bom' | 'gb18030' | 'utf-16le' | 'utf-16be'): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text);
    case 'utf-8-bom':
      return Buffer.from(`\uFEFF${text}`);
    case 'utf-16le':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    case 'gb18030':
      return iconv.encode(text, 'gb18030');
  }
}
