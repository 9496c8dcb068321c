/** A case as it begins: of a procedure's newest version, at an organisation. */
import type { Opening } from './core/event.ts';
import type { Procedure } from './core/procedure.ts';
import type { Place } from './directory.ts';

export function openingAt(procedure: Procedure, place: Place, subject: string, title: string): Opening {
  return {
    procedure: procedure.id,
    version: procedure.version,
    owner: place.id,
    path: place.path,
    territory: place.territory,
    level: place.level,
    subject: { kind: procedure.subject, id: subject },
    title,
  };
}
