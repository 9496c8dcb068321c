/** Doubtful pairs and what people say of them. Answers are kept by the store and count in the next run. */
import type { Answered, ReviewAnswer, ReviewView } from '@kuaishu/api';
import type { ReviewPair, StoreReader } from '@kuaishu/refinery';
import { coverEvidence, coverValues, type GradeOf } from '../cover/cover-entity.ts';
import type { Caller } from '../http/caller.ts';
import type { ProjectReader, ProjectView } from '../project/project-reader.ts';
import type { RowPlacesReader } from '../territories/row-places.ts';
import type { Judgements } from './judgements.ts';

export interface ReviewService {
  list(caller: Caller, query: { block?: string; limit?: number; offset?: number }): Promise<ReviewView>;
  answer(caller: Caller, pair: string, answer: ReviewAnswer): Promise<Answered>;
}

const LOOK = 30;

export function reviewService(deps: {
  store: StoreReader;
  project: ProjectReader;
  places: RowPlacesReader;
  judgements: Judgements;
}): ReviewService {
  const { store, project, places, judgements } = deps;
  return {
    async list(caller, { block, limit, offset }) {
      const scope = (await places.current()).entities(caller, 'review.read');
      const [found, view] = await Promise.all([
        store.review({ ...(block ? { block } : {}), scope, limit: limit ?? LOOK, offset: offset ?? 0 }),
        project.current(),
      ]);
      return { items: found.pairs.map((pair) => coverPair(pair, view)), total: found.total, answered: found.answered };
    },
    async answer(caller, pair, { answer, by }) {
      const facts = (await places.current()).entityFacts(pair, (await store.pairTerritories(pair)) ?? []);
      caller.require('review.answer', facts);
      // The store knows its pairs; an unknown one is refused there.
      await judgements.judge(caller, pair, answer ?? 'taken_back', () =>
        store.answer(pair, answer, by ?? caller.principal.id),
      );
      return { pair, answer };
    },
  };
}

function coverPair(pair: ReviewPair, view: ProjectView) {
  const gradeOf: GradeOf = (attribute) => view.attribute(pair.block, attribute)?.grade ?? 'yellow';
  const sideOf = ({ values, masked }: ReviewPair['left']) =>
    Object.fromEntries(
      Object.entries(values).map(([attribute, value]) => [
        attribute,
        { value, masked: masked[attribute] ?? null, raw: null },
      ]),
    );
  const [left, right] = [sideOf(pair.left), sideOf(pair.right)];
  const attributes = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return {
    pair: pair.pair,
    block: pair.block,
    probability: pair.probability,
    bits: pair.bits,
    left: { source: pair.left.source, values: coverValues(left, gradeOf) },
    right: { source: pair.right.source, values: coverValues(right, gradeOf) },
    attributes: attributes.map((attribute) => ({
      attribute,
      title: view.attribute(pair.block, attribute)?.title ?? { zh: attribute, en: attribute },
    })),
    evidence: pair.evidence.map((evidence) => coverEvidence(evidence, gradeOf, left, right)),
    answer: pair.answer,
  };
}
