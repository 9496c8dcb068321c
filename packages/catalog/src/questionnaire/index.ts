export { type Question, type Questionnaire, QuestionnaireError } from './model.ts';
export * from './read-questionnaire.ts';
