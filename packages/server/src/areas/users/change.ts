/** A change to a person: what both kinds of update, the merging and the replacing, have in common. */
import { JsonText, ok, type Reply } from '../../kernel/reply.js'
import type { Context } from '../../operation/context.js'
import { type ProfileSchema, userSchemaOf } from '../schemas/index.js'
import { mustBeAsExpected } from './conditional.js'
import { type PreparedCredentials, preparedPassword, rememberPassword } from './credentials/index.js'
import { policyFor } from './credentials/passwords.js'
import { mustBeOldEnough } from './credentials/rules.js'
import type { ChangedUser } from './input.js'
import { asTarget, endSecrets, moved, mustLead, signsInElsewhere } from './lifecycle/index.js'
import type { Profile, User } from './model.js'
import { mustBeOpenToChange, mustBeOursToChange, mustBeWritable, mustFit, mustNotBeInActivation } from './rules.js'
import { profileOf, save } from './save.js'
import { users } from './store.js'
import { userText } from './view.js'

/** In the org's settings, among `features`: deactivated people may be changed too. */
export const deactivatedMayChangeFeature = 'deactivatedUserProfileUpdates'

/** The user as they are to be. */
export type Changed = { typeId: string; schema: ProfileSchema; before: Profile; after: Profile }

/** @throws E0000001, E0000023, E0000038, E0000077, E0000078, E0000112, E0000231, E0000242 */
export async function judged(
  ctx: Context,
  user: User,
  typeId: string,
  merge: (before: Profile, schema: ProfileSchema) => Profile,
): Promise<Changed> {
  mustBeAsExpected(ctx, user)
  mustNotBeInActivation(user)
  const features = user.status === 'DEPROVISIONED' ? await users(ctx.db, ctx.org.id).features() : []
  mustBeOpenToChange(user, features.includes(deactivatedMayChangeFeature))
  const schema = await userSchemaOf(ctx, typeId)
  const before = profileOf(user)
  const after = merge(before, schema)
  mustFit(schema, after)
  mustBeWritable(schema, before, after)
  mustBeOursToChange(user, schema, before, after)
  return { typeId, schema, before, after }
}

/**
 * The credentials of a change, checked and hashed; undefined where none are written. Only with `strict` must a new
 * password differ from former ones and the present one be old enough: an administrator who sets it need not know them.
 * @throws E0000001, E0000014
 */
export async function preparedCredentials(
  ctx: Context,
  user: User,
  { credentials }: ChangedUser,
  profile: Profile,
  strict: boolean,
): Promise<PreparedCredentials | undefined> {
  if (credentials == null) return undefined
  if (!strict) return preparedPassword(ctx, credentials, profile, user, true)
  if (credentials.password?.value !== undefined) mustBeOldEnough(user, await policyFor(ctx, user), ctx.clock.now())
  return preparedPassword(ctx, credentials, profile, user)
}

/** Writes the change and answers with the user as they now are. */
export async function written(
  ctx: Context,
  user: User,
  { typeId, schema, before, after }: Changed,
  body: ChangedUser,
  credentials: PreparedCredentials | undefined,
): Promise<Reply> {
  const setsPassword = credentials !== undefined && credentials.hash !== null
  if (setsPassword) await rememberPassword(ctx, user)
  const status = setsPassword ? mustLead('setPassword', user) : user.status
  const saved = await save(
    ctx,
    {
      ...user,
      ...moved(user, status, ctx.now),
      type_id: typeId,
      ...(setsPassword && {
        password_hash: credentials.hash,
        password_changed: ctx.now,
        failed_attempts: 0,
      }),
      ...(credentials?.question != null && {
        recovery_question: credentials.question,
        recovery_answer_hash: credentials.answerHash,
      }),
      ...((setsPassword || body.credentials?.provider != null) &&
        credentials && { provider_type: credentials.providerType, provider_name: credentials.providerName }),
      // Whoever signs in elsewhere from now on has nothing left to sign in with here.
      ...(credentials !== undefined &&
        signsInElsewhere({ provider_type: credentials.providerType }) && {
          password_hash: null,
          recovery_question: null,
          recovery_answer_hash: null,
        }),
    },
    after,
    schema,
    false,
  )
  // A link that was mailed leads to another password than that which is here now.
  if (saved.password_hash !== user.password_hash) await endSecrets(ctx, user.id)
  const targets = [asTarget(saved)]
  if (saved.profile !== user.profile || typeId !== user.type_id) {
    ctx.journal.record({ type: 'user.account.update_profile', targets })
  }
  if (before.email !== after.email) ctx.journal.record({ type: 'user.account.update_primary_email', targets })
  if (setsPassword) ctx.journal.record({ type: 'user.account.update_password', targets })
  if (credentials?.question != null) ctx.journal.record({ type: 'user.account.update_recovery_question', targets })
  return ok(new JsonText(userText(saved, ctx.request.base)))
}
