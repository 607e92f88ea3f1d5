/**
 * What comes from elsewhere than the request that waits for it: a device that holds the key of a push factor enrolls,
 * looks what it is asked, and answers; a page of Duo's has asked somebody.
 */
import type { JWK } from 'jose'
import { deviceSetUpMessage, setUpText } from '../../../delivery/index.js'
import type { Context } from '../../../operation/context.js'
import { authenticatorFor } from '../../authenticators/index.js'
import { numberIn, type PreparedMessage, prepareMessage, textsForNothing, writeMessage } from '../../telephony/index.js'
import { asRecipient, type User, users } from '../../users/index.js'
import { tellOfDenial } from '../events.js'
import { activate } from '../lifecycle.js'
import type { Challenge, Factor } from '../model.js'
import { mustBeANumber, mustBeOnFile, mustBePending } from '../rules.js'
import { factorChallenges, factors } from '../store.js'
import { challengeNamed, isOver, newestAsked, opened } from './asking.js'
import type { Device } from './model.js'
import { provenPhone } from './phone.js'
import { type Asked, activationLink, deviceOf } from './push.js'
import * as must from './rules.js'
import { isQrToken, keyUri } from './totp.js'
import type { AskedOfDuo, SaidByDuo } from './web.js'

export type { Device } from './model.js'

/** An enrollment as its device knows it: Okta's `pfd…` has the same end as the factor's `opf…`. */
export const enrollmentIdOf = ({ id }: Pick<Factor, 'id'>): string => `pfd${id.slice(3)}`

/** A device that asks or answers, whose it is, and what it holds. */
export type Enrollment = { user: User; factor: Factor; device: Device }

/**
 * The enrollment that a device says it has. `userId`: whose, as the device remembers.
 * @throws E0000154, E0000156 where it is gone
 */
export async function enrollmentNamed(ctx: Context, enrollmentId: string, userId: string): Promise<Enrollment> {
  const user = await users(ctx.db, ctx.org.id).find(userId)
  must.mustBeSomebody(user)
  const found = await factors(ctx.db, ctx.org.id).find(`opf${enrollmentId.slice(3)}`)
  const factor = must.mustStillBeEnrolled(found?.key === 'okta_push' && found.user_id === userId ? found : undefined)
  return { user, factor, device: deviceOf(factor) }
}

/** Said only to a device that has shown that it is the one. @throws E0000155 */
export const mustBeAbleToAct = ({ user }: Enrollment): void => must.mustBeInUse(user)

/** The enrollment that waits for whoever shows this token. @throws E0000011 */
export async function awaited(ctx: Context, token: string): Promise<{ user: User; factor: Factor; asked: Challenge }> {
  const row = await factorChallenges(ctx.db, ctx.org.id).withId(ctx.digest.sha256(token))
  const asked = must.mustStillBeAwaited(row && isWaiting(ctx, row) ? opened(ctx, row) : undefined)
  const factor = must.mustStillBeAwaited(await factors(ctx.db, ctx.org.id).find(asked.factor_id))
  const user = must.mustStillBeAwaited(await users(ctx.db, ctx.org.id).find(asked.user_id))
  return { user, factor, asked }
}

const isWaiting = (ctx: Context, { status, expires_at }: Pick<Challenge, 'status' | 'expires_at'>): boolean =>
  status === 'WAITING' && !isOver({ expires_at }, ctx.clock.now())

/** What a device brings, as far as an org may want it so. */
export type Brought = Pick<Device, 'keys'> & { isFipsCompliant: boolean }

/** What the org asks of every device: rules of the authenticator. @throws E0000158, E0000159, E0000229 */
export async function mustComply(ctx: Context, { keys, isFipsCompliant }: Brought): Promise<void> {
  const settings = await settingsOf(ctx)
  must.mustComplyWithFips(settings, isFipsCompliant)
  must.mustBeAbleToVerifyUsers(settings, keys)
}

async function settingsOf(ctx: Context): Promise<must.DeviceSettings> {
  const { settings = {} } = (await authenticatorFor(ctx, 'okta_verify')) ?? {}
  const { userVerification, userVerificationMethods, compliance } = settings as {
    userVerification?: string
    userVerificationMethods?: readonly string[]
    compliance?: { fips?: string }
  }
  return {
    verifiesUsers: userVerification === 'REQUIRED',
    takesPin: userVerificationMethods?.includes('PIN') ?? false,
    wantsFips: compliance?.fips === 'REQUIRED',
  }
}

/** A device came with the token of an enrollment. The token is worth nothing from now on. @throws E0000155 */
export async function enrollDevice(ctx: Context, token: string, device: Device): Promise<Enrollment> {
  const { user, factor } = await awaited(ctx, token)
  must.mustBeInUse(user)
  const { factor: active } = await activate(ctx, user, factor, {}, { made: { device } })
  return { user, factor: active, device }
}

/** What a device is asked now, the older first. */
export async function openPushes(ctx: Context, factor: Factor): Promise<Challenge[]> {
  const rows = await factorChallenges(ctx.db, ctx.org.id).waiting(factor.id)
  return rows.filter((row) => isWaiting(ctx, row)).map((row) => opened(ctx, row))
}

/** What a device signed, once the signature was found to be its own. */
export type Answer = {
  transactionId: string
  nonce: string
  isApproved: boolean
  /** Of those that were offered, where a number was asked for. */
  picked: number | undefined
  /** Signed with a key that the device uses for its owner alone. */
  verifiedUser: boolean
}

/**
 * Notes what the person said, and whether that was a yes. A push is answered once; a number that the page does not show
 * is a no.
 * @throws E0000191 where it is too late
 */
export async function answerPush(ctx: Context, { user, factor }: Enrollment, answer: Answer): Promise<boolean> {
  const asked = await challengeNamed(ctx, factor, answer.transactionId)
  const { correctAnswer } = must.mustStillBeOpen(asked && isAnsweredBy(ctx, asked, answer) ? asked : undefined)
    .details as Asked
  const { verifiesUsers } = await settingsOf(ctx)
  const isRight = correctAnswer === undefined || answer.picked === correctAnswer
  const isYes = answer.isApproved && isRight && (answer.verifiedUser || !verifiesUsers)
  const { answer: note } = factorChallenges(ctx.db, ctx.org.id)
  const isFirst = await note(answer.transactionId, 'WAITING', isYes ? 'SUCCESS' : 'REJECTED')
  must.mustStillBeOpen(isFirst ? asked : undefined)
  if (!isYes) tellOfDenial(ctx, user, factor, answer.isApproved && !isRight ? 'WRONG_NUMBER' : 'USER_REJECTED')
  return isYes
}

const isAnsweredBy = (ctx: Context, asked: Challenge, { nonce }: Answer): boolean =>
  isWaiting(ctx, asked) && (asked.details as Asked).nonce === nonce

/** Takes a push back that nobody has answered. */
export async function cancelPush(ctx: Context, factor: Factor, challengeId: string): Promise<boolean> {
  const asked = await challengeNamed(ctx, factor, challengeId)
  if (asked === undefined || !('nonce' in asked.details)) return false
  await factorChallenges(ctx.db, ctx.org.id).answer(challengeId, 'WAITING', 'CANCELLED')
  return true
}

/** What the QR code of a pending factor says, for whoever has its address; undefined where there is none. */
export async function qrText(ctx: Context, user: User, factor: Factor, token: string): Promise<string | undefined> {
  if (factor.status === 'ACTIVE') return undefined
  if (factor.key !== 'okta_push') return isQrToken(ctx, factor, token) ? keyUri(ctx, user, factor) : undefined
  const row = await factorChallenges(ctx.db, ctx.org.id).withId(ctx.digest.sha256(token))
  return row?.factor_id === factor.id && isWaiting(ctx, row) ? activationLink(ctx, user, token) : undefined
}

/** Undefined for a mail, which a job carries out. */
export type PreparedLink = { message: PreparedMessage | undefined }

/** How the link that sets up a device reaches it. `phoneNumber`: the one on file where it is left out. */
export type LinkBy = { by: 'email' } | { by: 'sms'; phoneNumber: string | undefined }

export const linkErrors = ['E0000001', 'E0000097', 'E0000233'] as const

/** @throws those of `sendActivationLink`: what is sure to be refused is not sent */
export async function prepareActivationLink(
  ctx: Context,
  user: User,
  factor: Factor,
  way: LinkBy,
): Promise<PreparedLink> {
  const { link } = await linkToSend(ctx, user, factor)
  if (way.by === 'email') return { message: undefined }
  must.mustPayForLinks(await textsForNothing(ctx))
  const to =
    way.phoneNumber === undefined
      ? mustBeOnFile(await provenPhone(ctx, user.id, 'sms')).number
      : mustBeANumber(await numberIn(way.phoneNumber), 'sms')
  const text = setUpText({ link, orgName: ctx.org.name })
  return { message: await prepareMessage(ctx, { kind: 'sms', to, userId: user.id, code: '', text, purpose: 'enroll' }) }
}

/**
 * Sends the link that sets up a device.
 * @throws one of `linkErrors`, and of `messageErrors` for a text
 */
export async function sendActivationLink(
  ctx: Context,
  user: User,
  factor: Factor,
  { message }: PreparedLink,
): Promise<void> {
  if (message !== undefined) return writeMessage(ctx, message)
  const { link, expiresAt } = await linkToSend(ctx, user, factor)
  ctx.deliver(deviceSetUpMessage({ ...asRecipient(user, ctx.org), link, expiresAt }))
}

async function linkToSend(ctx: Context, user: User, factor: Factor): Promise<{ link: string; expiresAt: string }> {
  mustBePending(factor)
  const asked = factor.key === 'okta_push' ? await newestAsked(ctx, factor) : undefined
  const { details, expires_at } = must.mustStillWaitForADevice(asked && isWaiting(ctx, asked) ? asked : undefined)
  return { link: await activationLink(ctx, user, String(details.token)), expiresAt: expires_at }
}

/** The key that a device says it signed with. */
export const keyNamed = ({ keys }: Device, keyType: unknown): JWK | undefined =>
  typeof keyType === 'string' && Object.hasOwn(keys, keyType) ? keys[keyType as keyof Device['keys']] : undefined

/** What Duo's page was asked last, and has not answered. */
export async function waitingForDuo(ctx: Context, factorId: string) {
  const factor = await factors(ctx.db, ctx.org.id).find(factorId)
  if (factor?.key !== 'duo') return undefined
  const challenge = await newestAsked(ctx, factor)
  if (challenge === undefined || !isWaiting(ctx, challenge)) return undefined
  return { factor, challengeId: challenge.id, asked: challenge.details as AskedOfDuo }
}

/** Notes that it was answered, once; a factor that waited for just that is active now. */
export async function noteDuo(
  ctx: Context,
  { factor, challengeId }: { factor: Factor; challengeId: string },
  said: SaidByDuo,
): Promise<boolean> {
  if (!(await factorChallenges(ctx.db, ctx.org.id).answer(challengeId, 'WAITING', 'SUCCESS'))) return false
  const user = await users(ctx.db, ctx.org.id).find(factor.user_id)
  if (user !== undefined && factor.status !== 'ACTIVE') await activate(ctx, user, factor, {}, { made: said })
  return true
}
