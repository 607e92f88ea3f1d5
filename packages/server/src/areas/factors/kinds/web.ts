/**
 * Duo: a page of Duo's asks the person, and what it says comes back through their browser, signed with the secrets that
 * the org and Duo share. The messages are those of Duo Web SDK 2; none of them leaves the house by itself.
 */
import { bytesOf } from '../../../kernel/bytes.js'
import { at } from '../../../kernel/link.js'
import { minute, toSeconds } from '../../../kernel/time.js'
import type { Context } from '../../../operation/context.js'
import { authenticatorFor } from '../../authenticators/index.js'
import { personOf, type User } from '../../users/index.js'
import type { Challenge, Factor, FactorKind, Verdict } from '../model.js'
import { factorChallenges } from '../store.js'
import { ask, challengeNamed, newestAsked, standingElsewhere } from './asking.js'

const answerMs = 5 * minute
/** Duo asks for forty characters at least. */
const applicationKeyBytes = 30

/** What Duo's page was asked. `applicationKey`: ours alone, and another each time, so that no answer fits twice. */
export type AskedOfDuo = { applicationKey: string; username: string; host: string; signature: string }

/** What Duo's page said was found good. */
export type SaidByDuo = { username: string }

export const duo: FactorKind<AskedOfDuo, AskedOfDuo, SaidByDuo | undefined> = {
  key: 'duo',
  factorType: 'web',
  provider: 'DUO',
  ids: { active: 'duoFactor' },
  authenticator: 'duo',
  method: 'duo',
  // How somebody proved themselves to Duo, Duo does not say.
  amr: [],
  activatedElsewhere: true,
  challengeIs: 'verification',
  nameForPeople: 'Duo Security',
  links: { pending: { poll: { path: '/lifecycle/activate/poll', allow: ['POST'] } } },

  prepareEnrollment: (ctx, user) => forDuo(ctx, user),

  enroll: async (_ctx, user) => ({
    status: 'PENDING_ACTIVATION',
    profile: { credentialId: personOf(user).login },
  }),

  async enrolled(ctx, _user, factor, _asked, prepared) {
    await askDuo(ctx, factor, prepared)
  },

  async activation(ctx, _user, factor) {
    const asked = await newestAsked(ctx, factor)
    if (asked === undefined || standingElsewhere(ctx, asked) !== 'WAITING') return { factorResult: 'TIMEOUT' }
    return { ...frameOf(ctx, factor, asked), factorResult: 'WAITING' }
  },

  async activated(ctx, _user, factor) {
    await factorChallenges(ctx.db, ctx.org.id).remove(factor.id)
  },

  prepareChallenge: (ctx, user) => forDuo(ctx, user),
  challenge: (ctx, _user, factor, _how, prepared) => askDuo(ctx, factor, prepared),
  challengeShown: frameOf,

  async verify(ctx, _user, factor, { challengeId }, said): Promise<Verdict> {
    if (said !== undefined) return { is: 'right' }
    const isNew = factor.status !== 'ACTIVE'
    const asked = isNew ? await newestAsked(ctx, factor) : await challengeNamed(ctx, factor, challengeId ?? '')
    if (asked === undefined) return { is: 'wrong' }
    const standing = standingElsewhere(ctx, asked)
    if (standing !== 'SUCCESS') return { is: standing, challenge: asked }
    const isFirst = await factorChallenges(ctx.db, ctx.org.id).take(asked.id, 'SUCCESS')
    return { is: isFirst ? 'right' : 'wrong' }
  },
}

const askDuo = (ctx: Context, factor: Factor, details: AskedOfDuo): Promise<Challenge> =>
  ask(ctx, factor, { id: ctx.ids.secret(16), status: 'WAITING', details, lifetimeMs: answerMs })

/** What a page needs to show Duo's own in a frame. */
function frameOf(ctx: Context, { id }: Factor, { expires_at, details }: Challenge) {
  const { host, signature } = details as AskedOfDuo
  return {
    expiresAt: toSeconds(new Date(expires_at)),
    host,
    signature,
    _links: {
      script: { href: `https://${host}/frame/hosted/Duo-Web-v2.js`, type: 'text/javascript' },
      complete: at(ctx.url(`/api/v1/authn/factors/${id}/lifecycle/duoCallback`), 'POST'),
    },
  }
}

type Secrets = { integrationKey: string; secretKey: string }

/** Who the org is to Duo. */
async function account(ctx: Context) {
  const authenticator = await authenticatorFor(ctx, 'duo')
  const { host = '' } = (authenticator?.provider?.configuration ?? {}) as { host?: string }
  return { host: host.replace(/^https?:\/\//, ''), ...(authenticator?.secrets() as Secrets) }
}

async function forDuo(ctx: Context, user: User): Promise<AskedOfDuo> {
  const { host, integrationKey, secretKey } = await account(ctx)
  const username = personOf(user).login
  const applicationKey = ctx.ids.secret(applicationKeyBytes)
  const until = Math.floor((ctx.clock.now().getTime() + answerMs) / 1000)
  const cookie = (prefix: string) => `${prefix}|${btoa(utf8(`${username}|${integrationKey}|${until}`))}`
  const signature = `${await signed(cookie('TX'), secretKey)}:${await signed(cookie('APP'), applicationKey)}`
  return { applicationKey, username, host, signature }
}

/**
 * Whether Duo's page says that this person is who they are: one half signed by Duo, the other our own come back.
 * For `prepare`: signatures take their time.
 */
export async function heardFromDuo(ctx: Context, response: string, asked: AskedOfDuo): Promise<SaidByDuo | undefined> {
  const { integrationKey, secretKey } = await account(ctx)
  const [byDuo = '', ours = ''] = response.split(':')
  const told = await Promise.all([
    userIn(ctx, 'AUTH', byDuo, secretKey, integrationKey),
    userIn(ctx, 'APP', ours, asked.applicationKey, integrationKey),
  ])
  return told.every((username) => username === asked.username) ? { username: asked.username } : undefined
}

async function userIn(ctx: Context, prefix: string, said: string, key: string, integrationKey: string) {
  const [kind, body = ''] = said.split('|')
  if (kind !== prefix || !ctx.digest.equal(said, await signed(`${prefix}|${body}`, key))) return undefined
  const [username, forWhom, until, ...more] = new TextDecoder().decode(bytesOf(body)).split('|')
  // A name with a stroke in it could say the rest itself, and be read as somebody else's.
  const isWhole = more.length === 0 && forWhom === integrationKey
  const isGood = isWhole && Number(until) * 1000 > ctx.clock.now().getTime()
  return isGood ? username : undefined
}

/** Bytes of UTF-8 as characters, which is what `btoa` takes. */
const utf8 = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text))

/** HMAC-SHA-1 in hexadecimal, behind what it signs. */
async function signed(text: string, key: string): Promise<string> {
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-1' }
  const imported = await crypto.subtle.importKey('raw', encoder.encode(key), algorithm, false, ['sign'])
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', imported, encoder.encode(text)))
  return `${text}|${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
