/** Trusted origins: sites whose pages may call the API, be returned to, or show Okta's pages. */
import type { Context } from '../../operation/context.js'
import type { Room } from '../../operation/operation.js'
import { resource } from '../../operation/resource.js'
import type { Database } from '../../store/database.js'
import { type OriginBody, originBody, originOf, scopesOf } from './input.js'
import type { ScopeType } from './model.js'
import {
  isOnSite,
  mustBeAnOrigin,
  mustBeTrustedWithSomething,
  mustExist,
  nameIsTaken,
  placeOf,
  siteIsTaken,
} from './rules.js'
import { trustedOrigins } from './store.js'
import { originView, scopesIn } from './view.js'

type InOrg = Pick<Context, 'db' | 'org'>

/** Whether the org trusts the site that an address is on. `address`: an `Origin` header, or a URL to return to. */
export async function isTrusted(ctx: InOrg, address: string, scope: ScopeType): Promise<boolean> {
  const origin = originOf(address)
  return origin !== undefined && (await originsIn(ctx.db, ctx.org.id, scope)).has(origin)
}

/**
 * Where a browser may be sent that asks to come back to `asked`: a page of this server, or of a site that the org trusts
 * with it. In full, so that no browser reads another host into it. Undefined for everywhere else.
 */
export async function placeToReturnTo(
  ctx: InOrg & { request: Pick<Context['request'], 'base'> },
  asked: string,
): Promise<string | undefined> {
  const place = placeOf(asked, ctx.request.base)
  if (place === undefined) return undefined
  return isOnSite(place, ctx.request.base) || (await isTrusted(ctx, place, 'REDIRECT')) ? place : undefined
}

/** The sites whose pages may call the API, as browsers name them in `Origin`. */
export const corsOriginsOf = (db: Database, orgId: string) => originsIn(db, orgId, 'CORS')

async function originsIn(db: Database, orgId: string, scope: ScopeType): Promise<ReadonlySet<string>> {
  const active = await trustedOrigins(db, orgId).active()
  return new Set(
    active.filter((origin) => scopesIn(origin).some(({ type }) => type === scope)).map(({ origin_key }) => origin_key),
  )
}

/** What a body says, once it has been judged. */
function told(body: OriginBody) {
  mustBeTrustedWithSomething(body)
  return {
    name: body.name,
    name_key: body.name.toLowerCase(),
    origin: body.origin,
    origin_key: mustBeAnOrigin(body.origin),
    scopes: JSON.stringify(scopesOf(body)),
  }
}

const operations = resource({
  path: '/api/v1/trustedOrigins/{trustedOriginId}',
  ids: {
    list: 'listTrustedOrigins',
    create: 'createTrustedOrigin',
    get: 'getTrustedOrigin',
    replace: 'replaceTrustedOrigin',
    delete: 'deleteTrustedOrigin',
    activate: 'activateTrustedOrigin',
    deactivate: 'deactivateTrustedOrigin',
  },
  scope: 'trustedOrigins',
  rows: (ctx) => trustedOrigins(ctx.db, ctx.org.id),
  mustExist,
  list: {
    usual: 20,
    most: 200,
    by: 'id',
    filter: {
      askable: {
        id: { type: 'string', operators: ['eq'] },
        name: { type: 'string', operators: ['eq'] },
        origin: { type: 'string', operators: ['eq'] },
        status: { type: 'string', operators: ['eq'] },
        type: { type: 'string', operators: ['eq'] },
      },
      read: (origin, attribute) =>
        attribute === 'type'
          ? scopesIn(origin).map(({ type }) => type)
          : origin[attribute as 'id' | 'name' | 'origin' | 'status'],
    },
    searched: ({ name, origin }) => [name, origin],
  },
  body: originBody,
  make: async (ctx, body) => ({
    org_id: ctx.org.id,
    id: ctx.ids.next('trustedOrigin'),
    ...told(body),
    status: 'ACTIVE' as const,
    created: ctx.now,
    created_by: ctx.caller.userId,
    last_updated: ctx.now,
    last_updated_by: ctx.caller.userId,
  }),
  replace: async (_, before, body) => ({ ...before, ...told(body) }),
  touched: (ctx) => ({ last_updated_by: ctx.caller.userId }),
  taken: { trusted_origins_name_key_key: nameIsTaken, trusted_origins_origin_key_key: siteIsTaken },
  view: originView,
  events: {
    create: 'security.trusted_origin.create',
    replace: 'security.trusted_origin.update',
    delete: 'security.trusted_origin.delete',
    activate: 'security.trusted_origin.activate',
    deactivate: 'security.trusted_origin.deactivate',
  },
  target: 'TrustedOrigin',
})

export const trustedOriginsRoom = (): Room => ({ operations })
