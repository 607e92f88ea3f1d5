import { JsonText, ok } from '../../../kernel/reply.js'
import type { Context } from '../../../operation/context.js'
import { operation } from '../../../operation/operation.js'
import { userSchemaOf } from '../../schemas/index.js'
import { defaultTypeId, mustBeAType } from '../../user-types/index.js'
import { preparedPassword } from '../credentials/index.js'
import { creation, newUser } from '../input.js'
import { asTarget, sendActivation, signsInElsewhere } from '../lifecycle/index.js'
import type { Profile, UserStatus } from '../model.js'
import {
  mustBeARealm,
  mustBeOursToSet,
  mustBeWritable,
  mustFit,
  mustHaveAPasswordToExpire,
  mustNameAProvider,
  mustNotJoinTooManyGroups,
} from '../rules.js'
import { save } from '../save.js'
import { userText } from '../view.js'

/** Makes somebody a member of groups, in the transaction that makes them. @throws E0000007 for a group that is none */
export type JoinGroups = (ctx: Context, userId: string, groupIds: readonly string[]) => Promise<void>
export type RealmExists = (ctx: Context, realmId: string) => Promise<boolean>

export const createUser = (joinGroups: JoinGroups, realmExists: RealmExists) =>
  operation({
    id: 'createUser',
    route: 'POST /api/v1/users',
    scope: 'okta.users.manage',
    input: { query: creation, body: newUser },
    errors: ['E0000001', 'E0000007', 'E0000077', 'E0000093', 'E0000124', 'E0000125', 'E0000179'],
    async prepare(ctx, { query, body }) {
      const { password, provider } = body.credentials ?? {}
      mustNotJoinTooManyGroups(body.groupIds ?? [])
      if (query.nextLogin !== undefined) {
        mustHaveAPasswordToExpire(query.activate, password?.value !== undefined || password?.hash !== undefined)
      }
      mustNameAProvider(query.provider, provider?.type)
      // A profile that will not do is said before time is spent on a hash; without one, `run` says it soon enough.
      if (body.credentials != null) await judged(ctx, body.type?.id, body.profile ?? {})
      return preparedPassword(ctx, body.credentials ?? {}, body.profile ?? {})
    },
    async run(ctx, { query, body, prepared: credentials }) {
      const profile = body.profile ?? {}
      const { typeId, schema } = await judged(ctx, body.type?.id, profile)
      const realmId = body.realmId ?? null
      if (realmId !== null) mustBeARealm(await realmExists(ctx, realmId), realmId)
      const hasAWayIn = credentials.hash !== null || signsInElsewhere({ provider_type: credentials.providerType })
      const status = statusOf(query, hasAWayIn)
      const user = await save(
        ctx,
        {
          id: ctx.ids.next('user'),
          org_id: ctx.org.id,
          type_id: typeId,
          status,
          transitioning_to_status: null,
          created: ctx.now,
          activated: status === 'STAGED' ? null : ctx.now,
          status_changed: ctx.now,
          last_login: null,
          last_updated: ctx.now,
          password_changed: credentials.hash === null ? null : ctx.now,
          provider_type: credentials.providerType,
          provider_name: credentials.providerName,
          password_hash: credentials.hash,
          recovery_question: credentials.question,
          recovery_answer_hash: credentials.answerHash,
          failed_attempts: 0,
          locked_at: null,
          realm_id: realmId,
        },
        profile,
        schema,
        true,
      )
      ctx.journal.record({ type: 'user.lifecycle.create', targets: [asTarget(user)] })
      if (status !== 'STAGED') ctx.journal.record({ type: 'user.lifecycle.activate', targets: [asTarget(user)] })
      if (status === 'PROVISIONED') await sendActivation(ctx, user, true)
      const groupIds = body.groupIds ?? []
      if (groupIds.length > 0) await joinGroups(ctx, user.id, [...new Set(groupIds)])
      return ok(new JsonText(userText(user, ctx.request.base)))
    },
  })

async function judged(ctx: Context, asked: string | undefined, profile: Profile) {
  const typeId = asked ?? (await defaultTypeId(ctx))
  if (asked !== undefined) await mustBeAType(ctx, asked)
  const schema = await userSchemaOf(ctx, typeId)
  mustBeOursToSet(schema, profile)
  mustFit(schema, profile)
  mustBeWritable(schema, {}, profile)
  return { typeId, schema }
}

function statusOf({ activate, nextLogin }: { activate: boolean; nextLogin?: unknown }, hasAWayIn: boolean): UserStatus {
  if (!activate) return 'STAGED'
  if (!hasAWayIn) return 'PROVISIONED'
  return nextLogin === undefined ? 'ACTIVE' : 'PASSWORD_EXPIRED'
}
