/** Files that cases may carry: documents, tables, pictures and plain text. Nothing that runs. */
export type AttachmentKind = 'pdf' | 'ofd' | 'docx' | 'xlsx' | 'png' | 'jpeg' | 'csv' | 'text';

export interface KindFacts {
  readonly mediaType: string;
  readonly extensions: readonly string[];
}

export const KINDS: Readonly<Record<AttachmentKind, KindFacts>> = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'] },
  // GB/T 33190
  ofd: { mediaType: 'application/ofd', extensions: ['ofd'] },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
  },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'] },
  png: { mediaType: 'image/png', extensions: ['png'] },
  jpeg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  csv: { mediaType: 'text/csv', extensions: ['csv'] },
  text: { mediaType: 'text/plain', extensions: ['txt'] },
};

/** Extension in lower case, without its dot; '' where there is none. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
