/**
 * Texts and calls. Whoever sends a code waits for the gateway, so the message goes out in `prepare`, before the
 * transaction that notes it.
 *
 * What is promised: a message that went out is counted once, whatever becomes of the operation; one that did not go out
 * is not counted. Of two that set out for one number at the same moment both may reach the phone; the transactions then
 * put them into an order, and the second is refused, so that its code is worth nothing.
 */

import { codeSpoken, codeText } from '../../delivery/phone.js'
import { queueRows } from '../../jobs/store.js'
import type { Target } from '../../journal/events.js'
import { day, later, minute, second } from '../../kernel/time.js'
import type { Context } from '../../operation/context.js'
import { TelephonyFailed } from '../../ports/index.js'
import { codeTemplateFor } from '../sms-templates/index.js'
import { asRecipient, asTarget, users } from '../users/index.js'
import { isOfUse, keptBack, sent } from './events.js'
import { type MessageOrder, type PreparedMessage, type TelephonySettings, type Use, usualSettings } from './model.js'
import { isAbroad } from './numbers.js'
import * as must from './rules.js'
import { phoneMessages, telephonySettings } from './store.js'

export type { MessageKind, MessageOrder, PreparedMessage, Purpose, TelephonySettings } from './model.js'
export { numberIn } from './numbers.js'

/** How long a number, a user, an org and a free org are remembered. */
const pauseMs = 30 * second
const userWindowMs = 5 * minute
const orgWindowMs = day
const freeWindowMs = 30 * day

/** What `writeMessage` may refuse with, beside the quota of a user. */
const everyMessageErrors = [
  'E0000098',
  'E0000099',
  'E0000109',
  'E0000133',
  'E0000138',
  'E0000139',
  'E0000140',
  'E0000146',
  'E0000147',
  'E0000186',
  'E0000247',
] as const

/** For the `errors` of an operation that sends a code. */
export const messageErrors = [...everyMessageErrors, 'E0000150', 'E0000151'] as const
/** For the `errors` of an operation that sends one again. */
export const resendErrors = [...everyMessageErrors, 'E0000204', 'E0000205'] as const

/**
 * Sends a code, where no limit keeps it back. Refuses nothing yet: `writeMessage` must follow in the operation's
 * transaction, and does.
 */
export async function prepareMessage(ctx: Context, order: MessageOrder): Promise<PreparedMessage> {
  const { kind, to, code } = order
  const text = await textOf(ctx, order)
  const goesAbroad = await isAbroad(to)
  const prepared: PreparedMessage = {
    order,
    id: ctx.ids.request(),
    text: text ?? '',
    goesAbroad,
    over: await limitReached(ctx, order, goesAbroad),
    problem: undefined,
  }
  if (prepared.over !== undefined) return prepared
  if (text === undefined) {
    return { ...prepared, problem: new TelephonyFailed('unreachable', 'The text is too long for its code.') }
  }
  try {
    await ctx.telephony.send({
      orgId: ctx.org.id,
      kind,
      to,
      text: prepared.text,
      code: order.text === undefined ? code : null,
    })
    return prepared
  } catch (error) {
    if (!(error instanceof TelephonyFailed)) throw error
    return { ...prepared, problem: error }
  }
}

/**
 * Notes a prepared message, or refuses because it did not go out. What went out is counted even if the operation refuses.
 * @throws one of `messageErrors`, or of `resendErrors` where it was sent again
 */
export async function writeMessage(ctx: Context, prepared: PreparedMessage): Promise<void> {
  const { order, goesAbroad, over: overBefore, problem } = prepared
  const over = overBefore ?? (problem === undefined ? await limitReached(ctx, order, goesAbroad) : undefined)
  const wentOut = overBefore === undefined && problem === undefined
  ctx.evenIfRefused(async (after) => {
    const user = await userTarget(after, order.userId)
    if (isOfUse(over)) after.journal.record(keptBack(order, over, user))
    if (overBefore === undefined) await note(after, prepared, user)
  })
  must.mustHaveTelephony(over)
  must.mustStayAtHome(over)
  must.mustNotFollowAtOnce(over, order.kind)
  must.mustLeaveTheUserSome(over, order)
  must.mustLeaveTheOrgSome(over, order.kind)
  must.mustLeaveTheFreeOrgSome(over)
  must.mustHaveBeenTaken(problem)
  if (wentOut) await note(ctx, prepared, await userTarget(ctx, order.userId))
}

/** The limits of the org as they are set. */
export const telephonySettingsOf = async (ctx: Context): Promise<TelephonySettings> => ({
  ...usualSettings,
  ...(await telephonySettings(ctx.db, ctx.org.id).find()),
})

/** Whether the org can text or call anyone at all. */
export const canReachPhones = async (ctx: Context): Promise<boolean> =>
  (await telephonySettingsOf(ctx)).provided || (ctx.telephony.isOwn ?? false)

/** Whether its texts cost the org nothing, so that it has no say in their words. */
export const textsForNothing = async (ctx: Context): Promise<boolean> =>
  (await telephonySettingsOf(ctx)).freeSmsPer30Days !== null && !(ctx.telephony.isOwn ?? false)

/** What is left out stays as it is. */
export async function changeTelephonySettings(
  ctx: Context,
  changes: { readonly [Name in keyof TelephonySettings]?: TelephonySettings[Name] | undefined },
): Promise<TelephonySettings> {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined)
  const settings = { ...(await telephonySettingsOf(ctx)), ...(Object.fromEntries(given) as Partial<TelephonySettings>) }
  await telephonySettings(ctx.db, ctx.org.id).save(settings)
  return settings
}

/** What is sent. A text with so many words around its code that a phone would not show it is not (documented). */
async function textOf(ctx: Context, { kind, userId, code, ...asked }: MessageOrder): Promise<string | undefined> {
  const orgName = ctx.org.name
  if (asked.text !== undefined) return asked.text
  if (kind === 'call') return codeSpoken({ code, orgName })
  const user = await users(ctx.db, ctx.org.id).find(userId)
  const language = asked.language ?? (user && asRecipient(user, ctx.org).language)
  return codeText({ code, orgName, words: await codeTemplateFor(ctx, language, asked.templateId) })
}

async function limitReached(ctx: Context, order: MessageOrder, goesAbroad: boolean) {
  const settings = await telephonySettingsOf(ctx)
  const hasGateway = ctx.telephony.isOwn ?? false
  return must.limitReached(order, settings, await useOf(ctx, order), { hasGateway, isAbroad: goesAbroad })
}

const before = (ctx: Context, byMs: number): string => later(ctx.clock.now(), -byMs).toISOString()

async function useOf(ctx: Context, { kind, to, userId }: MessageOrder): Promise<Use> {
  const rows = phoneMessages(ctx.db, ctx.org.id)
  return {
    toNumber: await rows.countTo(kind, to, before(ctx, pauseMs)),
    ofUser: await rows.countOf(kind, userId, before(ctx, userWindowMs)),
    ofDay: await rows.count(kind, before(ctx, orgWindowMs)),
    of30Days: await rows.count(kind, before(ctx, freeWindowMs)),
  }
}

/** A message that was handed over, in the outbox and the log; one that went out is counted. */
async function note(ctx: Context, prepared: PreparedMessage, user: Target): Promise<void> {
  const { order, id, text, problem } = prepared
  const at = ctx.clock.now().toISOString()
  const rows = phoneMessages(ctx.db, ctx.org.id)
  if (problem === undefined) {
    await rows.insert({ id, kind: order.kind, number: order.to, user_id: order.userId, sent_at: at })
    await rows.forget(before(ctx, freeWindowMs))
  }
  await queueRows(ctx.db).addHandedOver({
    id,
    orgId: ctx.org.id,
    kind: order.kind,
    to: order.to,
    subject: '',
    text,
    html: '',
    created: at,
    problem: problem?.message ?? null,
  })
  ctx.journal.record(sent(prepared, user))
}

async function userTarget(ctx: Context, userId: string): Promise<Target> {
  const user = await users(ctx.db, ctx.org.id).find(userId)
  return user === undefined ? { id: userId, type: 'User', alternateId: userId, displayName: userId } : asTarget(user)
}
