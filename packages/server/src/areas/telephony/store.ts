/** The tables of texts, calls, and what an org may send. */
import type { Database } from '../../store/database.js'
import type { PhoneMessageRow } from '../../store/tables/telephony.js'
import type { MessageKind, TelephonySettings } from './model.js'

export const phoneMessages = (db: Database, orgId: string) => {
  const sentAfter = (kind: MessageKind, at: string) =>
    db
      .selectFrom('phone_messages')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('org_id', '=', orgId)
      .where('kind', '=', kind)
      .where('sent_at', '>', at)
  const counted = async (query: ReturnType<typeof sentAfter>): Promise<number> =>
    Number((await query.executeTakeFirstOrThrow()).count)
  return {
    countTo: (kind: MessageKind, number: string, after: string) =>
      counted(sentAfter(kind, after).where('number', '=', number)),
    countOf: (kind: MessageKind, userId: string, after: string) =>
      counted(sentAfter(kind, after).where('user_id', '=', userId)),
    count: (kind: MessageKind, after: string) => counted(sentAfter(kind, after)),
    insert: (row: Omit<PhoneMessageRow, 'org_id'>) =>
      db
        .insertInto('phone_messages')
        .values({ org_id: orgId, ...row })
        .execute(),
    /** What no limit counts any more. */
    forget: (before: string) =>
      db.deleteFrom('phone_messages').where('org_id', '=', orgId).where('sent_at', '<', before).execute(),
  }
}

export const telephonySettings = (db: Database, orgId: string) => ({
  async find(): Promise<Partial<TelephonySettings>> {
    const row = await db
      .selectFrom('telephony_settings')
      .select('settings')
      .where('org_id', '=', orgId)
      .executeTakeFirst()
    return row === undefined ? {} : (JSON.parse(row.settings) as Partial<TelephonySettings>)
  },
  async save(settings: TelephonySettings): Promise<void> {
    const text = JSON.stringify(settings)
    await db
      .insertInto('telephony_settings')
      .values({ org_id: orgId, settings: text })
      .onConflict((conflict) => conflict.column('org_id').doUpdateSet({ settings: text }))
      .execute()
  },
})
