import { ok } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { defaultId } from '../model.js'
import { mustExist } from '../rules.js'
import { smsTemplates } from '../store.js'
import { defaultView, templateView } from '../view.js'

export const getSmsTemplate = operation({
  id: 'getSmsTemplate',
  route: 'GET /api/v1/templates/sms/{templateId}',
  scope: 'okta.templates.read',
  errors: ['E0000007'],
  async run(ctx, { path: { templateId } }) {
    if (templateId === defaultId) return ok(defaultView(ctx.now))
    return ok(templateView(mustExist(await smsTemplates(ctx.db, ctx.org.id).find(templateId), templateId)))
  },
})
