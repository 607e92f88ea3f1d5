/**
 * How a person is reached: a mail with a link, a code by text or call.
 *
 * Whoever shows no token is answered before anything is done: the work is queued, for those who are here and for those
 * who are not, and done when the answer is on its way. Neither the words nor the time tell them apart.
 */
import { newCode, verifiedNumber } from '../../areas/factors/index.js'
import { type PreparedMessage, prepareMessage, writeMessage } from '../../areas/telephony/index.js'
import {
  asRecipient,
  countFailure,
  type PasswordPolicy,
  policyFor,
  recoverySecret,
  type User,
  users,
} from '../../areas/users/index.js'
import {
  forgotPasswordDeniedMessage,
  forgotPasswordMessage,
  unlockDeniedMessage,
  unlockMessage,
  unlockNeedlessMessage,
} from '../../delivery/index.js'
import { later, minute } from '../../kernel/time.js'
import type { Context } from '../../operation/context.js'
import type { JobHandler } from '../../operation/operation.js'
import type { Message } from '../../ports/index.js'
import type { Transaction } from '../model.js'
import { attempts, mailed, unlockTokenIssued } from './events.js'
import { noteIn } from './going-on.js'
import { codeLifetimeMinutes, type Obstacle, type Phone, type RecoveryType, secretKinds, type Wish } from './model.js'
import { obstacleTo } from './rules.js'

/** The token of a recovery, and until when it is good. */
export async function tokenFor(
  ctx: Context,
  user: User,
  policy: PasswordPolicy,
  { type, relayState }: Pick<Wish, 'type' | 'relayState'>,
): Promise<{ recoveryToken: string; expiresAt: Date }> {
  const { secret, expiresAt } = await recoverySecret(ctx, user, policy, secretKinds[type], relayState)
  if (type === 'UNLOCK') ctx.journal.record(unlockTokenIssued(user))
  return { recoveryToken: secret, expiresAt: new Date(expiresAt) }
}

const paths = { PASSWORD: '/signin/reset-password', UNLOCK: '/signin/unlock' } as const

/** Mails the link, to both addresses where there are two. */
export async function mailLink(
  ctx: Context,
  user: User,
  policy: PasswordPolicy,
  wish: Pick<Wish, 'type' | 'relayState'>,
): Promise<void> {
  const { recoveryToken, expiresAt } = await tokenFor(ctx, user, policy, wish)
  const link = { link: ctx.mailUrl(`${paths[wish.type]}/${recoveryToken}`), expiresAt: expiresAt.toISOString() }
  const message = wish.type === 'PASSWORD' ? forgotPasswordMessage : unlockMessage
  toAllAddresses(ctx, user, (recipient) => message({ ...recipient, ...link }))
  ctx.journal.record(mailed(wish.type, user))
}

function toAllAddresses(ctx: Context, user: User, message: (to: ReturnType<typeof asRecipient>) => Message): void {
  const recipient = asRecipient(user, ctx.org)
  const { secondEmail } = JSON.parse(user.profile) as { secondEmail?: unknown }
  ctx.deliver(message(recipient))
  if (typeof secondEmail === 'string' && secondEmail !== '') ctx.deliver(message({ ...recipient, to: secondEmail }))
}

/** Somebody who cannot do it by themselves is told so where only they read it. */
function mailWhyNot(ctx: Context, user: User, type: RecoveryType, obstacle: Obstacle): void {
  const ofUnlock = obstacle === 'not locked' ? unlockNeedlessMessage : unlockDeniedMessage
  toAllAddresses(ctx, user, type === 'PASSWORD' ? forgotPasswordDeniedMessage : ofUnlock)
}

/** A code for a phone that was proven; undefined for whoever has none. */
export async function prepareCode(
  ctx: Context,
  user: User,
  type: RecoveryType,
  factorType: Phone,
  code: string = newCode(ctx),
): Promise<PreparedMessage | undefined> {
  const kind = factorType === 'SMS' ? 'sms' : 'call'
  const to = await verifiedNumber(ctx, user.id, kind)
  if (to === undefined) return undefined
  const purpose = type === 'PASSWORD' ? 'recover' : 'unlock'
  return prepareMessage(ctx, { kind, to, userId: user.id, code, purpose })
}

/** What is kept of a code: good for nothing to whoever reads the database, who does not know the state token. */
export const codeKept = (ctx: Context, stateToken: string, code: string) => ({
  codeHash: ctx.digest.sha256(`${stateToken} ${code}`),
  codeExpiresAt: later(ctx.clock.now(), codeLifetimeMinutes * minute).toISOString(),
})

/** Has a mail sent to whom it may concern, once the answer is given. */
export const mailLater = (ctx: Context, userId: string | undefined, { type, relayState }: Wish): void =>
  ctx.later({
    kind: reaching.kind,
    payload: { type, factorType: 'EMAIL', userId: userId ?? null, relayState },
    ofThisRequest: true,
  })

/** Has a code sent, which works once it is on its way. */
export function codeLater(ctx: Context, { stateToken, userId, row }: Transaction, type: RecoveryType, by: Phone): void {
  const code = newCode(ctx)
  ctx.later({
    kind: reaching.kind,
    payload: {
      type,
      factorType: by,
      userId,
      tokenHash: row.token_hash,
      code: ctx.sealer.seal(JSON.stringify({ code, kept: codeKept(ctx, stateToken, code) })),
    },
    ofThisRequest: true,
  })
}

type Payload = {
  type: RecoveryType
  userId: string | null
} & ({ factorType: 'EMAIL'; relayState: string | null } | { factorType: Phone; tokenHash: string; code: string })

/** A code as it waits to be sent. */
type Waiting = { code: string; kept: ReturnType<typeof codeKept> }

/** What is so of a person by the time that they are to be reached. */
async function standing(ctx: Context, { type, factorType, userId }: Payload) {
  const user = userId === null ? undefined : await users(ctx.db, ctx.org.id).find(userId)
  if (user === undefined) return undefined
  const policy = await policyFor(ctx, user)
  return { user, policy, obstacle: obstacleTo({ type, factorType }, user, policy, ctx.org.pipeline) }
}

/** Reaches somebody who may not be there. */
export const reaching: JobHandler = {
  kind: 'signin.recovery',
  // A limit, or a phone that cannot be reached: nobody is told.
  mayBeRefused: true,
  async prepare(ctx, untyped) {
    const payload = untyped as Payload
    const found = payload.factorType === 'EMAIL' ? undefined : await standing(ctx, payload)
    if (payload.factorType === 'EMAIL' || found === undefined || found.obstacle !== undefined) return undefined
    const { code } = JSON.parse(ctx.sealer.open(payload.code)) as Waiting
    return prepareCode(ctx, found.user, payload.type, payload.factorType, code)
  },
  async run(ctx, untyped, prepared) {
    const payload = untyped as Payload
    if (payload.factorType !== 'EMAIL') {
      if (prepared !== undefined) await sendCode(ctx, payload, prepared as PreparedMessage)
      return
    }
    const found = await standing(ctx, payload)
    if (found === undefined) return
    const { user, policy, obstacle } = found
    if (obstacle === undefined) await mailLink(ctx, user, policy, payload)
    else mailWhyNot(ctx, user, payload.type, obstacle)
  },
}

async function sendCode(
  ctx: Context,
  { tokenHash, code }: Extract<Payload, { factorType: Phone }>,
  message: PreparedMessage,
): Promise<void> {
  await writeMessage(ctx, message)
  const { kept } = JSON.parse(ctx.sealer.open(code)) as Waiting
  await noteIn(ctx, tokenHash, 'RECOVERY_CHALLENGE', () => kept)
}

/** Counts a wrong code against a person, who may not be there, once the answer is given. */
export const countLater = (ctx: Context, type: RecoveryType, userId: string | null): void =>
  ctx.later({ kind: counting.kind, payload: { type, userId }, ofThisRequest: true })

export const counting: JobHandler = {
  kind: 'signin.recovery.count',
  async run(ctx, { type, userId }) {
    const user = userId === null ? undefined : await users(ctx.db, ctx.org.id).find(String(userId))
    if (user === undefined) return
    const attempt = { type: attempts[type as RecoveryType], bySelf: true } as const
    await countFailure(ctx, user.id, await policyFor(ctx, user), attempt)
  },
}
