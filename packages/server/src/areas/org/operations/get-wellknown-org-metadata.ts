import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { orgs } from '../store.js'
import { metadataView } from '../view.js'

export const getWellknownOrgMetadata = operation({
  id: 'getWellknownOrgMetadata',
  route: 'GET /.well-known/okta-organization',
  errors: [],
  async run(ctx) {
    const { settings } = await orgs(ctx.db).get(ctx.org.id)
    return ok(metadataView(ctx.org, settings.customDomain, ctx.request.base))
  },
})
