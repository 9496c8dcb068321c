/** A table looked up by what the server says: any key may be asked for. */
export const named = (of: Readonly<Record<string, string>>): Readonly<Record<string, string>> => of;
