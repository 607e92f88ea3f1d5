import { isApiError } from '@stuntdouble/catalogue'
import { created } from '../../../kernel/reply.js'
import type { Context } from '../../../operation/context.js'
import { operation } from '../../../operation/operation.js'
import { translating } from '../../../store/database.js'
import { type ChildOrg, childOrg } from '../input.js'
import { setCustomDomain } from '../lifecycle.js'
import type { FoundOrg, OpenDoor } from '../model.js'
import * as must from '../rules.js'
import { orgs } from '../store.js'
import { childBase, childOrgView } from '../view.js'

/** What is asked for, its names folded as hosts are. */
function plan(ctx: Context, body: ChildOrg) {
  const subdomain = body.subdomain.toLowerCase()
  return {
    subdomain,
    customDomain: body.customDomain?.toLowerCase(),
    website: body.website ?? undefined,
    base: childBase(ctx.request.base, ctx.org.subdomain, subdomain),
  }
}

/** In this order it is heard. */
async function mustBePossible(ctx: Context, body: ChildOrg): Promise<void> {
  const rows = orgs(ctx.db)
  const { subdomain, customDomain, base } = plan(ctx, body)
  must.mustBeAHostLabel(subdomain)
  must.mustNotBeTooLongASubdomain(subdomain)
  must.mustNotBeReserved(subdomain)
  must.mustBeAFreeSubdomain(await rows.withSubdomain(subdomain), ctx.clock.now())
  must.mustBeAUsableName(body.name, await rows.isNamed(body.name))
  must.mustBeReachable(body.admin.profile)
  if (customDomain !== undefined) must.mustBeADomainName(customDomain)
  must.mustLeadNowhereYet(await rows.isLedToBy([new URL(base).host, ...(customDomain ? [customDomain] : [])]))
}

export const createChildOrg = (foundOrg: FoundOrg, openDoor: OpenDoor | undefined) =>
  operation({
    id: 'createChildOrg',
    route: 'POST /api/v1/orgs',
    scope: 'okta.orgs.manage',
    input: { body: childOrg },
    errors: ['E0000001', 'E0000088', 'E0000089', 'E0000120', 'E0000170', 'E0000171', 'E0000172'],
    async prepare(ctx, { body }) {
      await mustBePossible(ctx, body)
      // Without a password nobody knows one: the administrator sets it through recovery.
      const passwordHash = await ctx.hasher.hash(body.admin.credentials?.password?.value || ctx.ids.secret(32))
      return { passwordHash, door: await openDoor?.(body.subdomain.toLowerCase()) }
    },
    async run(ctx, { body, prepared: { passwordHash, door } }) {
      try {
        await mustBePossible(ctx, body)
        const { subdomain, customDomain, website, base } = plan(ctx, body)
        const { login, email, firstName, lastName } = body.admin.profile
        const order = {
          subdomain,
          name: body.name,
          ...(website === undefined ? {} : { website }),
          pipeline: ctx.org.pipeline,
          admin: { login, email, firstName, lastName, passwordHash },
          hosts: [new URL(base).host, ...(customDomain ? [customDomain] : []), ...(door?.hosts ?? [])],
          rateLimitsEnforced: ctx.org.rateLimits.enforced,
        }
        const founded = await translating(foundOrg(ctx, order), 'orgs_subdomain_key', must.subdomainHeld)
        if (customDomain !== undefined) await setCustomDomain(ctx, founded.orgId, customDomain)
        ctx.journal.record({
          type: 'org.lifecycle.create',
          targets: [{ id: founded.orgId, type: 'Org', alternateId: subdomain, displayName: body.name }],
        })
        const org = { id: founded.orgId, subdomain, name: body.name, website, created: ctx.now }
        return created(childOrgView({ ...founded, org, base: door?.url ?? base }))
      } catch (error) {
        // Not for a conflict in the database, after which this is run again and needs its door.
        if (isApiError(error)) void door?.close().catch(() => {})
        throw error
      }
    },
  })
