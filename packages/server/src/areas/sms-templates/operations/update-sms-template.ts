import { ok } from '../../../kernel/reply.js'
import type { Context } from '../../../operation/context.js'
import { operation } from '../../../operation/operation.js'
import { templateChanges } from '../input.js'
import { mustBeWords, mustCarryTheCode, mustMayChooseItsWords } from '../rules.js'
import { smsTemplates } from '../store.js'
import { ownTemplate } from '../target.js'
import { templateView, translationsOf } from '../view.js'

/** What has a value is changed; a translation without words goes, any other is added or changed. */
export const updateSmsTemplate = ({ textsForNothing }: { textsForNothing(ctx: Context): Promise<boolean> }) =>
  operation({
    id: 'updateSmsTemplate',
    route: 'POST /api/v1/templates/sms/{templateId}',
    scope: 'okta.templates.manage',
    input: { body: templateChanges },
    errors: ['E0000001', 'E0000007', 'E0000228'],
    target: (ctx, { path }) => ownTemplate(ctx, path.templateId),
    async run(ctx, { body, target }) {
      mustMayChooseItsWords({ isFree: await textsForNothing(ctx) })
      const translations = mustBeWords(body.translations ?? {}, translationsOf(target))
      const template = body.template ?? target.template
      mustCarryTheCode({ template, translations })
      const changed = {
        ...target,
        name: body.name ?? target.name,
        template,
        translations: JSON.stringify(translations),
        last_updated: ctx.now,
      }
      await smsTemplates(ctx.db, ctx.org.id).update(changed)
      return ok(templateView(changed))
    },
  })
