import { ok } from '../../../kernel/reply.js'
import { object, optional, text } from '../../../kernel/schema.js'
import { operation } from '../../../operation/operation.js'
import { smsTemplates } from '../store.js'
import { defaultView, templateView } from '../view.js'

/** Okta's own stands first. A type that nobody has leaves nothing. */
export const listSmsTemplates = operation({
  id: 'listSmsTemplates',
  route: 'GET /api/v1/templates/sms',
  scope: 'okta.templates.read',
  input: { query: object({ templateType: optional(text()) }) },
  errors: [],
  async run(ctx, { query: { templateType } }) {
    const all = [defaultView(ctx.now), ...(await smsTemplates(ctx.db, ctx.org.id).all()).map(templateView)]
    return ok(templateType === undefined ? all : all.filter(({ type }) => type === templateType))
  },
})
