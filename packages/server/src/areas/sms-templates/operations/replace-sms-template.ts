import { ok } from '../../../kernel/reply.js'
import type { Context } from '../../../operation/context.js'
import { operation } from '../../../operation/operation.js'
import { templateBody } from '../input.js'
import { mustBeWords, mustCarryTheCode, mustMayChooseItsWords } from '../rules.js'
import { smsTemplates } from '../store.js'
import { ownTemplate } from '../target.js'
import { templateView } from '../view.js'

export const replaceSmsTemplate = ({ textsForNothing }: { textsForNothing(ctx: Context): Promise<boolean> }) =>
  operation({
    id: 'replaceSmsTemplate',
    route: 'PUT /api/v1/templates/sms/{templateId}',
    scope: 'okta.templates.manage',
    input: { body: templateBody },
    errors: ['E0000001', 'E0000007', 'E0000228'],
    target: (ctx, { path }) => ownTemplate(ctx, path.templateId),
    async run(ctx, { body, target }) {
      mustMayChooseItsWords({ isFree: await textsForNothing(ctx) })
      const translations = mustBeWords(body.translations ?? {})
      mustCarryTheCode({ template: body.template, translations })
      const { name, type, template } = body
      const replaced = {
        ...target,
        name,
        type,
        template,
        translations: JSON.stringify(translations),
        last_updated: ctx.now,
      }
      await smsTemplates(ctx.db, ctx.org.id).update(replaced)
      return ok(templateView(replaced))
    },
  })
