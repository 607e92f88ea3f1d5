/** A factor as Identity Engine answers it. */
import { at } from '../../../kernel/link.js'
import type { Context } from '../../../operation/context.js'
import { authenticatorFor } from '../../authenticators/index.js'
import type { User } from '../../users/index.js'
import { kindOf } from '../lifecycle.js'
import type { Factor } from '../model.js'
import { membersOf } from '../view.js'

/** `discloses`: the number of a phone is shown whole. An address is in the user's profile anyway. */
export async function enrollmentView(ctx: Context, user: User, factor: Factor, discloses: boolean) {
  const kind = kindOf(factor.key)
  const authenticator = await authenticatorFor(ctx, kind.authenticator)
  const profile = factor.profile === null ? undefined : membersOf(factor.profile)
  const isHidden = kind.authenticator === 'phone_number' && !discloses
  const shown = profile !== undefined && isHidden ? (kind.masked?.(profile) ?? profile) : profile
  const person = ctx.url(`/api/v1/users/${user.id}`)
  return {
    type: authenticator?.type,
    id: factor.id,
    key: kind.authenticator,
    status: factor.status,
    name: authenticator?.name ?? kind.nameForPeople,
    ...(shown === undefined ? {} : { profile: shown }),
    nickname: null,
    created: factor.created,
    lastUpdated: factor.last_updated,
    _links: {
      self: at(`${person}/authenticator-enrollments/${factor.id}`, 'GET', 'DELETE'),
      user: at(person, 'GET'),
      ...(authenticator === undefined
        ? {}
        : { authenticator: at(ctx.url(`/api/v1/authenticators/${authenticator.id}`), 'GET') }),
    },
  }
}
