/** Templates as Okta answers them. */
import { defaultId, defaultTemplate, type SmsTemplate, type Translations } from './model.js'

export const translationsOf = ({ translations }: Pick<SmsTemplate, 'translations'>) =>
  JSON.parse(translations) as Translations

/** Translations come last, and only where there are any. */
export function templateView(template: SmsTemplate) {
  const { id, name, type, created } = template
  const translations = translationsOf(template)
  return {
    id,
    name,
    type,
    template: template.template,
    created,
    lastUpdated: template.last_updated,
    ...(Object.keys(translations).length === 0 ? {} : { translations }),
  }
}

/** Okta's own: it is always as old as the question (seen). */
export const defaultView = (now: string) => ({
  id: defaultId,
  name: 'Default',
  type: 'SMS_VERIFY_CODE',
  template: defaultTemplate,
  created: now,
  lastUpdated: now,
})
