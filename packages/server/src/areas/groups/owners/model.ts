/** Who answers for a group: a person, or another group. */
import type { GroupOwnerRow } from '../../../store/tables/groups.js'

export type OwnerType = 'USER' | 'GROUP'

export type GroupOwner = GroupOwnerRow & { owner_type: OwnerType }
