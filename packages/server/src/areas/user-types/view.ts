/** A user type as Okta answers it. */
import type { UserType } from './model.js'

/** `base`: scheme and host of the request. */
export function userTypeView(type: UserType, base: string) {
  return {
    id: type.id,
    displayName: type.display_name,
    name: type.name,
    ...(type.description === null ? {} : { description: type.description }),
    createdBy: type.created_by,
    lastUpdatedBy: type.last_updated_by,
    created: type.created,
    lastUpdated: type.last_updated,
    default: type.is_default === 1,
    _links: {
      schema: { rel: 'schema', href: `${base}/api/v1/meta/schemas/user/${type.schema_id}`, method: 'GET' },
      self: { rel: 'self', href: `${base}/api/v1/meta/types/user/${type.id}`, method: 'GET' },
    },
  }
}
