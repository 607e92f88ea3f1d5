/** Templates for texts: the words around a code that is sent to a phone. */
import type { Context } from '../../operation/context.js'
import type { Room } from '../../operation/operation.js'
import { defaultTemplate } from './model.js'
import { createSmsTemplate } from './operations/create-sms-template.js'
import { deleteSmsTemplate } from './operations/delete-sms-template.js'
import { getSmsTemplate } from './operations/get-sms-template.js'
import { listSmsTemplates } from './operations/list-sms-templates.js'
import { replaceSmsTemplate } from './operations/replace-sms-template.js'
import { updateSmsTemplate } from './operations/update-sms-template.js'
import { smsTemplates } from './store.js'
import { translationsOf } from './view.js'

/**
 * The words for a code, in a person's language where the org has them. `language`: a language tag (RFC 5646).
 * `templateId`: one that was asked for by name; where there is none of that name, Okta's own is sent (documented).
 */
export async function codeTemplateFor(ctx: Context, language?: string, templateId?: string): Promise<string> {
  const own = (await smsTemplates(ctx.db, ctx.org.id).all()).find(({ type }) => type === 'SMS_VERIFY_CODE')
  if (own === undefined || (templateId !== undefined && templateId !== own.id)) return defaultTemplate
  const spoken = language?.slice(0, 2).toLowerCase() ?? ''
  return translationsOf(own)[spoken] ?? own.template
}

/** `textsForNothing`: whether the org is a free one, whose texts are Okta's. Telephony knows it, above this room. */
export const smsTemplatesRoom = (given: { textsForNothing(ctx: Context): Promise<boolean> }): Room => ({
  operations: [
    listSmsTemplates,
    createSmsTemplate(given),
    getSmsTemplate,
    updateSmsTemplate(given),
    replaceSmsTemplate(given),
    deleteSmsTemplate,
  ],
})
