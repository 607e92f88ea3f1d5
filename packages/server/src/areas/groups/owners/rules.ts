/** What must be true of owners, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'

/** Said when the unique index refuses an owner that the group has already. */
export const isOwnerAlready = () => apiError.E0000001({ field: 'ownerId' }, { causes: [cause.ownerAlreadyAssigned()] })

/** Okta names its own class, which is that of linked objects. */
export function mustBeAnOwner(wasRemoved: boolean, asked: string): void {
  if (!wasRemoved) throw apiError.E0000007({ resource: `Resource not found: ${asked} (LinkedObject)` })
}

/** Owners are people and groups, told apart by how their ids begin. */
export function mustBeACursor(after: string | undefined): void {
  if (after === undefined || /^00[gu][0-9A-Za-z]{17}$/.test(after)) return
  throw apiError.E0000029({ causes: [cause.invalidCursor()] })
}
