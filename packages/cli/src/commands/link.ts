import type { Command } from 'commander';

export function linkCommand(_program: Command): void {}
