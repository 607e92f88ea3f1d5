/** What a text with a code says: the org's own words, and Okta's where it has none. */
import type { SmsTemplateRow } from '../../store/tables/authenticators.js'

export type SmsTemplate = SmsTemplateRow

/** The text by language. */
export type Translations = Readonly<Record<string, string>>

export type TemplateTexts = { template: string; translations: Translations }

/** The id of the template that every org has and nobody can change. */
export const defaultId = 'default'

/** Recorded, in the list of an org. */
export const defaultTemplate = `Your verification code is \${code}.`
