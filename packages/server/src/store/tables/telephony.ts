/** A text or a call that went out; forgotten once no limit counts it any more. */
export type PhoneMessageRow = {
  org_id: string
  id: string
  kind: 'sms' | 'call'
  /** E.164. */
  number: string
  user_id: string
  /** The org's time, to the millisecond. */
  sent_at: string
}

/** What an org set of its limits; an org that set nothing has no row. */
export type TelephonySettingsRow = {
  org_id: string
  /** JSON object; see areas/telephony/model.ts. */
  settings: string
}

export type TelephonyTables = { phone_messages: PhoneMessageRow; telephony_settings: TelephonySettingsRow }
