/** Codes by mail, to an address of the person's profile. */
import { emailCodeMessage, emailEnrollmentMessage } from '../../../delivery/index.js'
import { second } from '../../../kernel/time.js'
import type { Context } from '../../../operation/context.js'
import { asRecipient, type Profile, personOf, type User } from '../../users/index.js'
import { tellOfMail } from '../events.js'
import { type Challenge, type Factor, type FactorKind, type How, type Members, usualLifetimeSeconds } from '../model.js'
import * as must from '../rules.js'
import { factorChallenges, factors } from '../store.js'
import { askFor, judgeCode, newCode } from './codes.js'

/** Okta's pause between two mails. */
const pauseMs = 5 * second

export const email: FactorKind = {
  key: 'okta_email',
  factorType: 'email',
  provider: 'OKTA',
  ids: { active: 'emailFactor' },
  authenticator: 'okta_email',
  amr: ['otp'],
  nameForPeople: 'Email Authentication',
  links: { resend: 'email' },
  masked: ({ email: address }) => ({ email: maskedAddress(String(address)) }),

  async enroll(ctx, user, { profile, activate }) {
    const address = must.mustBeAnOwnAddress(profile.email, addressesOf(user))
    if (!activate) await mustHavePaused(ctx, user)
    return { status: activate ? 'ACTIVE' : 'PENDING_ACTIVATION', profile: { email: address } }
  },

  async enrolled(ctx, user, factor, asked) {
    if (factor.status !== 'ACTIVE') await send(ctx, user, factor, asked)
  },

  async challenge(ctx, user, factor, how) {
    await mustHavePaused(ctx, user)
    return send(ctx, user, factor, how)
  },

  verify: (ctx, _user, factor, proof) => judgeCode(ctx, factor, proof),
}

/** The primary address first. */
function addressesOf(user: User): string[] {
  const { secondEmail } = JSON.parse(user.profile) as Profile
  return [personOf(user).email, ...(typeof secondEmail === 'string' && secondEmail !== '' ? [secondEmail] : [])]
}

/** The pause is between mails to one person, whichever enrollment they are about. */
async function mustHavePaused(ctx: Context, user: User): Promise<void> {
  for (const { id, key } of await factors(ctx.db, ctx.org.id).of(user.id)) {
    if (key !== 'okta_email') continue
    const last = await factorChallenges(ctx.db, ctx.org.id).newest(id)
    must.mustHavePaused(last !== undefined && ctx.clock.now().getTime() - Date.parse(last.created) < pauseMs)
  }
}

async function send(ctx: Context, user: User, factor: Factor, how: How): Promise<Challenge> {
  const { tokenLifetimeSeconds = usualLifetimeSeconds } = how
  const to = String((JSON.parse(factor.profile ?? '{}') as Members).email)
  const code = newCode(ctx)
  const message = factor.status === 'ACTIVE' ? emailCodeMessage : emailEnrollmentMessage
  const lifetimeMinutes = Math.ceil(tokenLifetimeSeconds / 60)
  ctx.deliver(message({ ...asRecipient(user, ctx.org), to, code, lifetimeMinutes }))
  tellOfMail(ctx, user, factor)
  return askFor(ctx, factor, { code }, how)
}

/** `e...a@rain.com`, as Okta shows it. */
function maskedAddress(address: string): string {
  const [name = '', domain = ''] = address.split('@')
  return `${name.slice(0, 1)}...${name.slice(-1)}@${domain}`
}
