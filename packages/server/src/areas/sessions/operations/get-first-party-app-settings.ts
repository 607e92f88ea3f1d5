import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { mustBeTheAdminConsole } from '../rules.js'
import { adminSessionSettings } from '../store.js'
import { adminSettingsOf } from '../view.js'

export const getFirstPartyAppSettings = operation({
  id: 'getFirstPartyAppSettings',
  route: 'GET /api/v1/first-party-app-settings/{appName}',
  scope: 'okta.apps.read',
  errors: ['E0000007'],
  async run(ctx, { path }) {
    mustBeTheAdminConsole(path.appName)
    return ok(adminSettingsOf(await adminSessionSettings(ctx.db, ctx.org.id).find()))
  },
})
