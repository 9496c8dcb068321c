/** What a capability hands to the server for a route of the table: parameters in, answer out, all typed by the route. */
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, RouteName, Routes } from '@kuaishu/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from './caller.ts';

export interface Call<N extends RouteName> {
  readonly params: ParamsOf<Routes[N]>;
  readonly query: QueryOf<Routes[N]>;
  readonly body: BodyOf<Routes[N]>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly caller: Caller;
}

/** JSON routes return their answer; streams and files write to the reply themselves. */
type Result<N extends RouteName> = AnswerOf<Routes[N]> extends undefined ? unknown : AnswerOf<Routes[N]>;
export type Handler<N extends RouteName> = (call: Call<N>) => Promise<Result<N>> | Result<N>;
export type Handlers = { readonly [N in RouteName]: Handler<N> };
