/** A group as Okta answers it, built as text: the stored profile is JSON already. */
import { isOfType, type ProfileSchema } from '../schemas/index.js'
import type { Group, GroupStats } from './model.js'

/**
 * One group. `base`: scheme and host of the request. `stats`: where `expand=stats` was asked.
 * `membershipUpdated` stands in for the stored time where a group's members are not stored.
 */
export function groupText(
  group: Group,
  base: string,
  schema: ProfileSchema,
  membershipUpdated: string,
  stats?: GroupStats,
): string {
  const self = `${base}/api/v1/groups/${group.id}`
  const logo = (size: 'medium' | 'large') =>
    `{"name":"${size}","href":"${base}/img/logos/groups/okta-${size}.png","type":"image/png"}`
  return (
    `{"id":"${group.id}","created":"${group.created}","lastUpdated":"${group.last_updated}",` +
    `"lastMembershipUpdated":"${membershipUpdated}","objectClass":["okta:user_group"],"type":"${group.type}",` +
    `"profile":${shownProfile(group.profile, schema)},${stats === undefined ? '' : embedded(stats)}` +
    `"_links":{"logo":[${logo('medium')},${logo('large')}],"users":{"href":"${self}/users"},"apps":{"href":"${self}/apps"}}}`
  )
}

/** The misspelling is Okta's. Groups hold no apps, push mappings or roles here, which is what the other three say. */
const embedded = ({ usersCount }: GroupStats): string =>
  `"_embedded":{"stats":{"usersCount":${usersCount},"appsCount":0,"groupPushMappingsCount":0,"hasAdminPrivlege":false}},`

/** A stored profile without the values of attributes that its schema no longer has. */
export function shownProfile(profile: string, schema: ProfileSchema): string {
  if (schema.retired.size === 0) return profile
  const kept = Object.entries(JSON.parse(profile) as Record<string, unknown>).filter(([name, value]) => {
    const attribute = schema.attributes.get(name)
    return attribute !== undefined && isOfType(value, attribute)
  })
  return JSON.stringify(Object.fromEntries(kept))
}
