import { nothing } from '../../../kernel/reply.js'
import { operation } from '../../../operation/operation.js'
import { smsTemplates } from '../store.js'
import { ownTemplate } from '../target.js'

export const deleteSmsTemplate = operation({
  id: 'deleteSmsTemplate',
  route: 'DELETE /api/v1/templates/sms/{templateId}',
  scope: 'okta.templates.manage',
  errors: ['E0000001', 'E0000007'],
  target: (ctx, { path }) => ownTemplate(ctx, path.templateId),
  async run(ctx, { target }) {
    await smsTemplates(ctx.db, ctx.org.id).remove(target.id)
    return nothing()
  },
})
