import { ok } from '../../../kernel/reply.js'
import type { Context } from '../../../operation/context.js'
import { operation } from '../../../operation/operation.js'
import { translating } from '../../../store/database.js'
import { templateBody } from '../input.js'
import { mustBeWords, mustCarryTheCode, mustMayChooseItsWords, typeIsTaken } from '../rules.js'
import { smsTemplates } from '../store.js'
import { templateView } from '../view.js'

export const createSmsTemplate = ({ textsForNothing }: { textsForNothing(ctx: Context): Promise<boolean> }) =>
  operation({
    id: 'createSmsTemplate',
    route: 'POST /api/v1/templates/sms',
    scope: 'okta.templates.manage',
    input: { body: templateBody },
    errors: ['E0000001', 'E0000228'],
    async run(ctx, { body }) {
      mustMayChooseItsWords({ isFree: await textsForNothing(ctx) })
      const translations = mustBeWords(body.translations ?? {})
      mustCarryTheCode({ template: body.template, translations })
      const template = {
        org_id: ctx.org.id,
        id: ctx.ids.next('smsTemplate'),
        type: body.type,
        name: body.name,
        template: body.template,
        translations: JSON.stringify(translations),
        created: ctx.now,
        last_updated: ctx.now,
      }
      await translating(smsTemplates(ctx.db, ctx.org.id).insert(template), 'sms_templates_type_key', typeIsTaken)
      return ok(templateView(template))
    },
  })
