import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { adminSettings } from '../input.js'
import { usualAdminSession } from '../model.js'
import { mustBeTheAdminConsole, mustFitIntoTheLifetime } from '../rules.js'
import { adminSessionSettings } from '../store.js'

/** How long a session does the work of an administrator: this org's Admin Console is whoever calls the API with one. */
export const replaceFirstPartyAppSettings = operation({
  id: 'replaceFirstPartyAppSettings',
  route: 'PUT /api/v1/first-party-app-settings/{appName}',
  scope: 'okta.apps.manage',
  input: { body: adminSettings },
  errors: ['E0000001', 'E0000007'],
  target: async (_ctx, { path }) => mustBeTheAdminConsole(path.appName),
  async run(ctx, { body }) {
    const settings = {
      sessionIdleTimeoutMinutes: body.sessionIdleTimeoutMinutes ?? usualAdminSession.sessionIdleTimeoutMinutes,
      sessionMaxLifetimeMinutes: body.sessionMaxLifetimeMinutes ?? usualAdminSession.sessionMaxLifetimeMinutes,
    }
    mustFitIntoTheLifetime(settings)
    await adminSessionSettings(ctx.db, ctx.org.id).save({
      idle_minutes: settings.sessionIdleTimeoutMinutes,
      lifetime_minutes: settings.sessionMaxLifetimeMinutes,
    })
    return ok(settings)
  },
})
