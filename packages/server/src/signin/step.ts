/** A step of a sign-in: an operation whose body shows a state token. What all of them have in common is said here. */
import type { ApiCode } from '@stuntdouble/catalogue'
import type { Reply } from '../kernel/reply.js'
import type { Schema } from '../kernel/schema.js'
import type { Context } from '../operation/context.js'
import { type Operation, operation, type PathOf, type Route } from '../operation/operation.js'
import type { Verb } from './lifecycle.js'
import type { Transaction } from './model.js'
import { authnErrors, load } from './transactions.js'

/** Who may act for somebody who signs in: whoever may manage the credentials of people. */
export const trusted = {
  scope: 'okta.users.manage',
  sufficient: 'okta.users.credentials.manage',
  /** Anyone may sign in. A token that is shown with it is judged all the same: it makes the application a trusted one. */
  tokenless: () => true,
} as const

/** Whether the request comes from an application that the org trusts, and not from just anybody. */
export const isTrusted = ({ caller }: Pick<Context, 'caller'>): boolean => caller.tokenId !== ''

export type Step<P, Q, B, V> = { transaction: Transaction; path: P; query: Q; body: B; prepared: V }

export type StepDeclaration<R extends Route, Q, B extends { stateToken: string }, V> = {
  id: string
  route: R
  verb: Verb
  body: Schema<B>
  query?: Schema<Q>
  /** Beside those of every step. */
  errors: readonly ApiCode[]
  /** What takes time. The transaction has been read and its state allows the step; it is read again afterwards. */
  prepare?(ctx: Context, step: Step<PathOf<R>, Q, B, undefined>): Promise<V>
  run(ctx: Context, step: Step<PathOf<R>, Q, B, V>): Promise<Reply>
}

/**
 * Declares a step. Of several faults the earlier is heard: a body that cannot be used (E0000001), a token that leads
 * nowhere (E0000011), a state that has no such step (E0000079), and only then what the step itself refuses.
 */
export const step = <const R extends Route, B extends { stateToken: string }, Q = Record<string, never>, V = undefined>(
  declaration: StepDeclaration<R, Q, B, V>,
): Operation => {
  const { id, route, verb, body, query, errors, prepare, run } = declaration
  return operation({
    id,
    route,
    ...trusted,
    countsRefusals: true,
    input: { body, ...(query === undefined ? {} : { query }) },
    errors: [...new Set<ApiCode>(['E0000001', ...authnErrors, ...errors])],
    ...(prepare === undefined
      ? {}
      : {
          async prepare(ctx: Context, input: { path: PathOf<R>; query: Q; body: B }) {
            const transaction = await load(ctx, input.body.stateToken, verb)
            return prepare(ctx, { ...input, transaction, prepared: undefined })
          },
        }),
    async run(ctx, input) {
      const transaction = await load(ctx, input.body.stateToken, verb)
      return run(ctx, { ...input, transaction, prepared: input.prepared as V })
    },
  })
}
