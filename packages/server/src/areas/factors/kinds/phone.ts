/** Codes by text and by call. One phone of either kind is on file for a person, and serves recovery as well. */
import type { Context } from '../../../operation/context.js'
import type { UserPhoneRow } from '../../../store/tables/factors.js'
import { numberIn, type PreparedMessage, type Purpose, prepareMessage, writeMessage } from '../../telephony/index.js'
import type { Challenge, Factor, FactorKind, How, Members } from '../model.js'
import * as must from '../rules.js'
import { userPhones } from '../store.js'
import { askFor, judgeCode, newCode } from './codes.js'

type PhoneKind = UserPhoneRow['kind']

/** What a message was prepared for, and the phone that was on file when it went out. */
type Prepared = {
  number: string
  extension: string | null
  onFile: string | undefined
  /** Absent where the factor is active at once, and nothing is sent. */
  message: PreparedMessage | undefined
}

type Own = Pick<FactorKind, 'key' | 'ids' | 'method' | 'amr' | 'nameForPeople'> & { factorType: PhoneKind }

function phoneKind(own: Own): FactorKind<Prepared, PreparedMessage> {
  const kind = own.factorType
  const send = (ctx: Context, to: string, userId: string, purpose: Purpose, { templateId, language }: How) =>
    prepareMessage(ctx, { kind, to, userId, code: newCode(ctx), purpose, templateId, language })
  return {
    ...own,
    provider: 'OKTA',
    authenticator: 'phone_number',
    links: { resend: kind },
    masked: ({ phoneNumber, ...rest }) => ({ ...rest, phoneNumber: maskedNumber(String(phoneNumber)) }),

    async prepareEnrollment(ctx, user, asked) {
      const { profile, activate = false, updatePhone = false } = asked
      const phone = await userPhones(ctx.db, ctx.org.id).find(user.id, kind)
      const verified = proven(phone)
      const number =
        profile.phoneNumber === undefined || profile.phoneNumber === null
          ? must.mustBeOnFile(verified).number
          : must.mustBeANumber(await numberIn(profile.phoneNumber), kind)
      const extension = kind === 'call' ? must.mustBeAnExtension(profile.phoneExtension) : null
      if (!updatePhone) must.mustBeTheNumberOnFile(verified, number, kind)
      const message = activate ? undefined : await send(ctx, number, user.id, 'enroll', asked)
      return { number, extension, onFile: phone?.id, message }
    },

    async enroll(ctx, user, asked, { number, extension, onFile, message }) {
      const rows = userPhones(ctx.db, ctx.org.id)
      // First of all, for what went out must be counted whatever comes.
      if (message !== undefined) await writeMessage(ctx, message)
      const phone = await rows.find(user.id, kind)
      must.mustNotHaveChanged(phone?.id, onFile)
      const same = phone?.number === number && phone.extension === extension
      const id = same ? phone.id : ctx.ids.next('mobilePhone')
      const verified_at = same ? phone.verified_at : null
      await rows.save({ org_id: ctx.org.id, user_id: user.id, kind, id, number, extension, verified_at })
      const pending = own.ids.pending === 'mobilePhone' && !asked.activate
      return {
        status: asked.activate ? 'ACTIVE' : 'PENDING_ACTIVATION',
        profile: { phoneNumber: number, ...(extension === null ? {} : { phoneExtension: extension }) },
        ...(pending ? { id } : {}),
      }
    },

    async enrolled(ctx, _user, factor, asked, { message }) {
      if (message !== undefined) await askFor(ctx, factor, { code: message.order.code }, asked)
    },

    async activated(ctx, user) {
      const rows = userPhones(ctx.db, ctx.org.id)
      const phone = await rows.find(user.id, kind)
      if (phone !== undefined) await rows.save({ ...phone, verified_at: ctx.now })
    },

    /** The phone stays on file for recovery, unless it goes `entirely` or never was proven. */
    async ended(ctx, factor, entirely) {
      const rows = userPhones(ctx.db, ctx.org.id)
      const phone = await rows.find(factor.user_id, kind)
      if (entirely || phone?.verified_at === null) await rows.remove(factor.user_id, kind)
    },

    prepareChallenge(ctx, user, factor, how) {
      const first = factor.status === 'ACTIVE' ? 'challenge' : 'enroll'
      return send(ctx, numberOf(factor), user.id, how.again ? 'resend' : first, how)
    },

    async challenge(ctx: Context, _user, factor: Factor, how: How, message: PreparedMessage): Promise<Challenge> {
      await writeMessage(ctx, message)
      return askFor(ctx, factor, { code: message.order.code }, how)
    },

    verify: (ctx, _user, factor, proof) => judgeCode(ctx, factor, proof),

    async offered(ctx, user) {
      const phone = await provenPhone(ctx, user.id, kind)
      return phone && { phones: [{ id: phone.id, profile: profileOf(phone), status: 'ACTIVE' }] }
    },
  }
}

const proven = (phone: UserPhoneRow | undefined) => (phone?.verified_at === null ? undefined : phone)

/** The phone on file, where a code that was sent to it came back. */
export const provenPhone = async (ctx: Context, userId: string, kind: PhoneKind): Promise<UserPhoneRow | undefined> =>
  proven(await userPhones(ctx.db, ctx.org.id).find(userId, kind))

/** Its number, at which its owner may also recover; undefined for whoever has none. */
export const verifiedNumber = async (ctx: Context, userId: string, kind: PhoneKind): Promise<string | undefined> =>
  (await provenPhone(ctx, userId, kind))?.number

const numberOf = ({ profile }: Factor): string => String((JSON.parse(profile ?? '{}') as Members).phoneNumber)

const profileOf = ({ number, extension }: UserPhoneRow) => ({
  phoneNumber: number,
  ...(extension === null ? {} : { phoneExtension: extension }),
})

/** The last four digits behind as many letters X as Okta shows: three and three where numbers are written so, else five. */
const maskedNumber = (number: string): string =>
  number.startsWith('+1')
    ? `+1 ${hidden(3)}-${hidden(3)}-${number.slice(-4)}`
    : `${number.slice(0, 3)} ${hidden(5)}${number.slice(-4)}`

const hidden = (digits: number): string => 'X'.repeat(digits)

export const sms = phoneKind({
  key: 'okta_sms',
  factorType: 'sms',
  // Recorded: until it is active it goes by the id of the phone.
  ids: { active: 'smsFactor', pending: 'mobilePhone' },
  method: 'sms',
  amr: ['sms'],
  nameForPeople: 'SMS Authentication',
})

export const call = phoneKind({
  key: 'okta_call',
  factorType: 'call',
  ids: { active: 'callFactor' },
  method: 'voice',
  amr: ['tel'],
  nameForPeople: 'Voice Call Authentication',
})
