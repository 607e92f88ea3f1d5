/** The tables of factors, of what people were asked, of phones on file, and of YubiKeys. */
import { compiled } from '../../store/compiled.js'
import type { Database } from '../../store/database.js'
import type { FactorChallengeRow, FactorRow, UserPhoneRow, YubikeySeedRow } from '../../store/tables/factors.js'
import { type Factor, factorKeys } from './model.js'

const allOf = compiled((db, orgId: string, userId: string) =>
  db.selectFrom('factors').selectAll().where('org_id', '=', orgId).where('user_id', '=', userId),
)

const place = (key: string): number => (factorKeys as readonly string[]).indexOf(key)

export const factors = (db: Database, orgId: string) => ({
  /** In the order in which factors are offered, the older first. */
  async of(userId: string): Promise<Factor[]> {
    const rows = (await allOf(db, orgId, userId)) as Factor[]
    return rows.sort((one, other) => place(one.key) - place(other.key) || (one.id < other.id ? -1 : 1))
  },
  async find(id: string): Promise<Factor | undefined> {
    const row = await db
      .selectFrom('factors')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .executeTakeFirst()
    return row as Factor | undefined
  },
  insert: (factor: FactorRow) => db.insertInto('factors').values(factor).execute(),
  /** `id`: which one; a factor may be given another id. */
  update: (id: string, changes: Partial<Omit<FactorRow, 'org_id'>>) =>
    db.updateTable('factors').set(changes).where('org_id', '=', orgId).where('id', '=', id).execute(),
  async remove(id: string): Promise<void> {
    await db.deleteFrom('factor_challenges').where('org_id', '=', orgId).where('factor_id', '=', id).execute()
    await db.deleteFrom('factors').where('org_id', '=', orgId).where('id', '=', id).execute()
  },
})

export const factorChallenges = (db: Database, orgId: string) => ({
  find: (factorId: string, id: string): Promise<FactorChallengeRow | undefined> =>
    db
      .selectFrom('factor_challenges')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('factor_id', '=', factorId)
      .where('id', '=', id)
      .executeTakeFirst(),
  newest: (factorId: string): Promise<FactorChallengeRow | undefined> =>
    db
      .selectFrom('factor_challenges')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('factor_id', '=', factorId)
      .orderBy('created', 'desc')
      .limit(1)
      .executeTakeFirst(),
  withId: (id: string): Promise<FactorChallengeRow | undefined> =>
    db.selectFrom('factor_challenges').selectAll().where('org_id', '=', orgId).where('id', '=', id).executeTakeFirst(),
  /** Those that a factor has not answered, the older first. */
  waiting: (factorId: string): Promise<FactorChallengeRow[]> =>
    db
      .selectFrom('factor_challenges')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('factor_id', '=', factorId)
      .where('status', '=', 'WAITING')
      .orderBy('created')
      .execute(),
  insert: (challenge: FactorChallengeRow) => db.insertInto('factor_challenges').values(challenge).execute(),
  /** Whether it was still as it was found: of two who answer at once, one hears yes. */
  async answer(id: string, was: FactorChallengeRow['status'], is: FactorChallengeRow['status']): Promise<boolean> {
    const { numUpdatedRows } = await db
      .updateTable('factor_challenges')
      .set({ status: is })
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .where('status', '=', was)
      .executeTakeFirst()
    return numUpdatedRows > 0n
  },
  /** Whether it was still there, as it was found: of two who hear of it at once, one does. */
  async take(id: string, was: FactorChallengeRow['status']): Promise<boolean> {
    const { numDeletedRows } = await db
      .deleteFrom('factor_challenges')
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .where('status', '=', was)
      .executeTakeFirst()
    return numDeletedRows > 0n
  },
  /** Those that were over before that time. */
  forget: (factorId: string, before: string) =>
    db
      .deleteFrom('factor_challenges')
      .where('org_id', '=', orgId)
      .where('factor_id', '=', factorId)
      .where('expires_at', '<', before)
      .execute(),
  remove: (factorId: string) =>
    db.deleteFrom('factor_challenges').where('org_id', '=', orgId).where('factor_id', '=', factorId).execute(),
})

export const userPhones = (db: Database, orgId: string) => {
  const of = (userId: string, kind: UserPhoneRow['kind']) =>
    db
      .selectFrom('user_phones')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('user_id', '=', userId)
      .where('kind', '=', kind)
  return {
    find: (userId: string, kind: UserPhoneRow['kind']): Promise<UserPhoneRow | undefined> =>
      of(userId, kind).executeTakeFirst(),
    /** Whoever has this number on file, verified. */
    holders: async (kind: UserPhoneRow['kind'], number: string): Promise<string[]> => {
      const rows = await db
        .selectFrom('user_phones')
        .select('user_id')
        .where('org_id', '=', orgId)
        .where('kind', '=', kind)
        .where('number', '=', number)
        .where('verified_at', 'is not', null)
        .execute()
      return rows.map(({ user_id }) => user_id)
    },
    async save({ org_id, user_id, kind, ...rest }: UserPhoneRow): Promise<void> {
      await db
        .insertInto('user_phones')
        .values({ org_id, user_id, kind, ...rest })
        .onConflict((conflict) => conflict.columns(['org_id', 'user_id', 'kind']).doUpdateSet(rest))
        .execute()
    },
    remove: (userId: string, kind: UserPhoneRow['kind']) =>
      db
        .deleteFrom('user_phones')
        .where('org_id', '=', orgId)
        .where('user_id', '=', userId)
        .where('kind', '=', kind)
        .execute(),
  }
}

export const yubikeySeeds = (db: Database, orgId: string) => ({
  all: (): Promise<YubikeySeedRow[]> =>
    db.selectFrom('yubikey_seeds').selectAll().where('org_id', '=', orgId).orderBy('id').execute(),
  find: (id: string): Promise<YubikeySeedRow | undefined> =>
    db.selectFrom('yubikey_seeds').selectAll().where('org_id', '=', orgId).where('id', '=', id).executeTakeFirst(),
  withPublicId: (publicId: string): Promise<YubikeySeedRow | undefined> =>
    db
      .selectFrom('yubikey_seeds')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('public_id', '=', publicId)
      .executeTakeFirst(),
  insert: (seed: YubikeySeedRow) => db.insertInto('yubikey_seeds').values(seed).execute(),
  change: (id: string, changes: Partial<Omit<YubikeySeedRow, 'org_id' | 'id'>>) =>
    db.updateTable('yubikey_seeds').set(changes).where('org_id', '=', orgId).where('id', '=', id).execute(),
  ofFactor: (factorId: string): Promise<YubikeySeedRow | undefined> =>
    db
      .selectFrom('yubikey_seeds')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('factor_id', '=', factorId)
      .executeTakeFirst(),
  remove: (id: string) => db.deleteFrom('yubikey_seeds').where('org_id', '=', orgId).where('id', '=', id).execute(),
})
