/** The little of XML that spreadsheets need: attributes of one tag, text with its references. DTDs are never read, so no entity can expand. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What references, CDATA sections, line ends and escapes begin with: most texts have none of it. */
const SPECIAL = /[&<\r_]/;

/** Character data → text, with OOXML's `_x000D_` escapes (ECMA-376-1, 22.9.2.19). */
export function xmlText(raw: string): string {
  if (!SPECIAL.test(raw)) return raw;
  let text = raw;
  if (text.includes('<![CDATA['))
    text = text.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inner: string) =>
      inner.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
    );
  if (text.includes('&')) {
    text = text.replace(
      /&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));/g,
      (whole, hex?: string, decimal?: string, name?: string) => {
        if (name) return ENTITIES[name] ?? whole;
        const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
        return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
      },
    );
  }
  if (text.includes('\r')) text = text.replaceAll('\r\n', '\n');
  if (text.includes('_x'))
    text = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return text;
}

/** Value of an attribute in the text of one start tag; undefined without it. Prefixes count: `r:id` is not `id`. */
export function attribute(tag: string, name: string): string | undefined {
  for (let at = tag.indexOf(`${name}=`); at >= 0; at = tag.indexOf(`${name}=`, at + 1)) {
    if (!(tag.charCodeAt(at - 1) <= 32)) continue; // XML's blanks; a tag holds no other control characters
    const mark = tag[at + name.length + 1]!;
    const end = tag.indexOf(mark, at + name.length + 2);
    if ((mark !== '"' && mark !== "'") || end < 0) return undefined;
    return xmlText(tag.slice(at + name.length + 2, end));
  }
  return undefined;
}

/** Start tags of one element, whatever the namespace prefix. */
export function tags(xml: string, element: string): string[] {
  return xml.match(new RegExp(`<(?:[\\w.-]+:)?${element}(?:\\s[^>]*)?>`, 'g')) ?? [];
}

/** Text of all `<t>` of a rich or plain string; phonetic runs (`<rPh>`) are reading aids, not content. */
export function richText(xml: string): string {
  const plain = plainText(xml);
  if (plain !== null) return xmlText(plain);
  const body = xml.includes('rPh') ? xml.replace(/<((?:[\w.-]+:)?rPh)[\s>][\s\S]*?<\/\1>/g, '') : xml;
  let text = '';
  for (const match of body.matchAll(/<((?:[\w.-]+:)?t)(?:\s[^>]*)?>([\s\S]*?)<\/\1>/g)) text += xmlText(match[2]!);
  return text;
}

/** Character data of a string that is one `<t>` and nothing else, as most are; null: it must be looked at closely. */
function plainText(xml: string): string | null {
  const start = xml.indexOf('<t');
  const open = start < 0 ? -1 : xml.indexOf('>', start + 2);
  const after = xml.charCodeAt(start + 2);
  // `<t>` or `<t xml:space="preserve">`, but not `<t/>` or another name that begins with t
  if (open < 0 || (after !== 62 && after !== 32) || xml.charCodeAt(open - 1) === 47) return null;
  const end = xml.indexOf('</t>', open);
  if (end < 0 || xml.indexOf('<t', end + 4) >= 0 || xml.includes(':t') || xml.includes('rPh')) return null;
  return xml.slice(open + 1, end);
}
