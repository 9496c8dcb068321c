export {
  type ElementGuess,
  type Place as QuestionPlace,
  QUESTIONNAIRE_LIMITS,
  type Question,
  type QuestionKind,
  type Questionnaire,
  QuestionnaireError,
  type QuestionnaireLimits,
} from './model.ts';
export * from './read-questionnaire.ts';
