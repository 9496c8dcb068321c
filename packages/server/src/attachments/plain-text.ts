/** CSV and plain text: text and nothing else. */
import { Refused } from './refusal.ts';

/** UTF-8, UTF-16 by its mark, or GB18030. Undefined where the bytes are no text. */
export function decodeText(bytes: Buffer): string | undefined {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  for (const label of encoding ? [encoding] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(label, { fatal: true }).decode(bytes);
      // control characters other than tab, line feed, form feed and carriage return stand in no text
      return /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/.test(text) ? undefined : text;
    } catch {
      // not in this encoding
    }
  }
  return undefined;
}

const MARKUP = /^\s*(?:<!doctype|<html|<head|<body|<script|<svg|<\?xml|<\?php|<iframe)/i;

export function inspectText(text: string): void {
  if (MARKUP.test(text) || /<script[\s>]/i.test(text))
    throw new Refused('POLYGLOT', '内容是网页或脚本，不是文本', 'its content is a web page or script, not text');
  if (/^(?:#!|@echo off)/i.test(text)) throw new Refused('ACTIVE_CONTENT', '内容是脚本', 'its content is a script');
}

/** Cells that start a program when a spreadsheet opens them: =cmd|' /C calc'!A0. */
export function inspectCsv(text: string): void {
  const found = /(?:^|[,;\t\r\n])"?\s*[=+\-@][^,\r\n]*\|[^,\r\n]*!/.exec(text)?.[0];
  if (found)
    throw new Refused(
      'ACTIVE_CONTENT',
      `含有会启动程序的单元格：${found.trim().slice(0, 40)}`,
      `a cell would start a program: ${found.trim().slice(0, 40)}`,
    );
}
