import type { Handlers } from '../http/handlers.ts';
import type { Play } from './play.ts';

export function playRoutes(play: Play): Pick<Handlers, 'demoPlay' | 'moveDemoPlay'> {
  return {
    demoPlay: () => play.view(),
    moveDemoPlay: ({ caller, body }) => play.move(caller, body),
  };
}
