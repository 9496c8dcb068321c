import type { Handlers } from '../http/handlers.ts';
import type { Policy } from '../http/permission.ts';
import type { ReviewService } from './service.ts';

export function reviewRoutes(review: ReviewService, policy: Policy): Pick<Handlers, 'review' | 'answerReview'> {
  return {
    review: ({ query }) => review.list(query),
    answerReview: ({ params, body, request }) => review.answer(params.pair, body, policy.actor(request)),
  };
}
