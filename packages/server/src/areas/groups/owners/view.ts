/** An owner as Okta answers it. */
import type { GroupOwner } from './model.js'

/** What an app brought would be of another origin; owners are only made here. */
export const ownerView = (owner: GroupOwner, displayName: string) => ({
  id: owner.owner_id,
  type: owner.owner_type,
  resolved: true,
  originId: null,
  originType: 'OKTA_DIRECTORY',
  displayName,
  lastUpdated: owner.last_updated,
})
