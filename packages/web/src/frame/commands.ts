/** What the palette offers, and which of it fits what was typed. */

export interface Command {
  readonly key: string;
  readonly kind: string;
  readonly label: string;
  /** Other words it may be found by. */
  readonly also: string;
  readonly go: () => Promise<void>;
}

/** Best first: label begins with the words, label holds them, other words hold them. All when nothing was typed. */
export function matching<T extends Pick<Command, 'label' | 'also'>>(
  commands: readonly T[],
  typed: string,
  most: number,
): T[] {
  const words = typed.toLowerCase();
  if (!words) return commands.slice(0, most);
  const rank = (command: T): number => {
    const label = command.label.toLowerCase();
    if (label.startsWith(words)) return 0;
    if (label.includes(words)) return 1;
    return command.also.toLowerCase().includes(words) ? 2 : 3;
  };
  return commands
    .map((command) => ({ command, rank: rank(command) }))
    .filter((one) => one.rank < 3)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map((one) => one.command);
}
