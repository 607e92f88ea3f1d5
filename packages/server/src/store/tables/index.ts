/** Every table of the database, by the room that owns it. A row belongs to an org: `org_id` is in each. */
import type { AccessTables } from './access.js'
import type { GroupTables } from './groups.js'
import type { JournalTables } from './journal.js'
import type { OrgTables } from './orgs.js'
import type { SchemaTables } from './schemas.js'
import type { UserTables } from './users.js'

export type Tables = OrgTables & AccessTables & JournalTables & UserTables & SchemaTables & GroupTables
