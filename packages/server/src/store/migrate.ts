/** Brings a database to the tables of this version. */
import { Migrator } from 'kysely'
import type { Database } from './database.js'
import * as house from './migrations/0001-house.js'
import * as users from './migrations/0002-users.js'
import * as schemas from './migrations/0003-schemas.js'
import * as groups from './migrations/0004-groups.js'
import * as policies from './migrations/0005-policies.js'
import * as userTimes from './migrations/0006-user-times.js'
import * as places from './migrations/0007-places.js'
import * as policyDefaults from './migrations/0008-policies.js'
import * as authenticators from './migrations/0009-authenticators.js'
import * as factors from './migrations/0010-factors.js'
import * as telephony from './migrations/0011-telephony.js'
import * as sessions from './migrations/0012-sessions.js'
import * as authn from './migrations/0013-authn.js'

/** In order; a migration that people have run is never changed, only followed by another. */
const migrations = {
  '0001-house': house,
  '0002-users': users,
  '0003-schemas': schemas,
  '0004-groups': groups,
  '0005-policies': policies,
  '0006-user-times': userTimes,
  '0007-places': places,
  '0008-policies': policyDefaults,
  '0009-authenticators': authenticators,
  '0010-factors': factors,
  '0011-telephony': telephony,
  '0012-sessions': sessions,
  '0013-authn': authn,
}

/** The database was made by a later version, whose tables this one does not know. */
export class StoreTooNew extends Error {
  override name = 'StoreTooNew'
}

/** @throws StoreTooNew, StoreReadOnly, StoreUnavailable */
export async function migrate(db: Database): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  if (await isOfLaterVersion(db)) {
    throw new StoreTooNew('The database was made by a newer version of Stuntdouble.')
  }
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}

async function isOfLaterVersion(db: Database): Promise<boolean> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some((table) => table.name === 'kysely_migration')) return false
  const run = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute()
  return run.some(({ name }) => !(name in migrations))
}
