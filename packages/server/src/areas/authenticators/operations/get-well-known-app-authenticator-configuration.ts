import { ok } from '../../../kernel/reply.js'
import { object, optional, text } from '../../../kernel/schema.js'
import { operation } from '../../../operation/operation.js'
import { mustNameTheApp } from '../rules.js'
import { authenticatorMethods, authenticators } from '../store.js'
import { appConfigurationView, membersOf } from '../view.js'

/** An app's client id is the id of the app. An app that is no authenticator hears of none. */
export const getWellKnownAppAuthenticatorConfiguration = operation({
  id: 'getWellKnownAppAuthenticatorConfiguration',
  route: 'GET /.well-known/app-authenticator-configuration',
  input: { query: object({ oauthClientId: optional(text()) }) },
  errors: ['E0000028'],
  async run(ctx, { query }) {
    const clientId = mustNameTheApp(query.oauthClientId)
    const app = await authenticators(ctx.db, ctx.org.id).withKey('custom_app')
    if (app === undefined || membersOf(app.settings)?.appInstanceId !== clientId) return ok([])
    const methods = await authenticatorMethods(ctx.db, ctx.org.id).of(app)
    return ok([appConfigurationView(app, methods, ctx.request.base)])
  },
})
