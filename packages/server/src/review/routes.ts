import type { Handlers } from '../http/handlers.ts';
import type { ReviewService } from './service.ts';

export function reviewRoutes(review: ReviewService): Pick<Handlers, 'review' | 'answerReview'> {
  return {
    review: ({ query, caller }) => review.list(caller, query),
    answerReview: ({ params, body, caller }) => review.answer(caller, params.pair, body),
  };
}
