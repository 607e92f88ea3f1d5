/** Who is signing in, and from where. */
import { type User, users } from '../areas/users/index.js'
import type { Context } from '../operation/context.js'
import type { AuthnBody } from './input.js'
import { type Details, noDetails, type Transaction } from './model.js'
import * as must from './rules.js'
import { isTrusted } from './step.js'

/**
 * The person of a transaction, who is still free to sign in.
 * @throws E0000011, E0000069
 */
export async function signingIn(ctx: Context, transaction: Transaction): Promise<User> {
  const user = await personIn(ctx, transaction)
  return must.mustStillBeSigningIn(user, passwordMarkOf(ctx, user), transaction.details)
}

/** Another one with every password, also with two that are set within one second; of no password as well. */
export const passwordMarkOf = ({ digest }: Pick<Context, 'digest'>, user: User | undefined): string =>
  digest.sha256(user?.password_hash ?? '')

/** The person of a transaction, whatever became of them; undefined while nobody is known. */
export const personIn = async (ctx: Context, { userId }: Transaction): Promise<User | undefined> =>
  userId === null ? undefined : users(ctx.db, ctx.org.id).find(userId)

/** What is kept of the way in which somebody begins to sign in. */
export function beginningOf(ctx: Context, { relayState, options, context }: AuthnBody): Details {
  const device = deviceOf(ctx, context?.deviceToken ?? undefined)
  return {
    ...noDetails,
    options: {
      multiOptionalFactorEnroll: options?.multiOptionalFactorEnroll ?? false,
      warnBeforePasswordExpired: options?.warnBeforePasswordExpired ?? false,
    },
    relayState: relayState ?? null,
    deviceHash: device === undefined ? null : ctx.digest.sha256(device),
    deviceFingerprint: isTrusted(ctx) ? (ctx.request.headers['x-device-fingerprint'] ?? null) : null,
  }
}

/**
 * By what a device is told from others. Only a trusted application may say it for somebody; everybody else is known by
 * the cookie that the sign-in page keeps, which no other site can read. An application may say what others know as well,
 * a serial number: in a cookie it is another device.
 */
function deviceOf(ctx: Context, said: string | undefined): string | undefined {
  if (isTrusted(ctx)) return said === '' ? undefined : said
  const kept = /(?:^|;\s*)DT=([\w-]{1,32})(?:;|$)/.exec(ctx.request.headers.cookie ?? '')?.[1]
  return kept === undefined ? undefined : `cookie ${kept}`
}
