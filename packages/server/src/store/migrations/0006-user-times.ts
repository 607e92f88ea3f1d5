/** Who was changed since, by the time at which they were made: what a page of the recently changed begins with. */
import { sql } from 'kysely'
import type { AnyDatabase } from '../columns.js'

export async function up(db: AnyDatabase): Promise<void> {
  // An id's first characters behind the prefix are of the time at which it was made: two of them stand for ten days.
  await sql`create index users_last_updated_by_age on users (org_id, (substr(id, 4, 2)), last_updated, id)`.execute(db)
}
