/** The log: one JSON line per request and per run, in `<data>/logs/server.log`. The terminal is for people and stays calm. */
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

export function openLog(config: Config): Logger {
  return pino(
    {
      level: config.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['*.password', '*.connectionString', 'err.parameters'], remove: true },
    },
    pino.destination({ dest: join(config.dataDir, 'logs', 'server.log'), mkdir: true, sync: false }),
  );
}
