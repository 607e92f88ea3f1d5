/** What must be true of templates for texts, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import { defaultId, type SmsTemplate, type TemplateTexts, type Translations } from './model.js'

/** Okta's internal name for one is the one of an app (seen). */
export function mustExist(template: SmsTemplate | undefined, asked: string): SmsTemplate {
  if (template === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (AppInstance)` })
  return template
}

/** The one that comes with the house stays as it is. The code is inferred. */
export function mustBeTheOrgsOwn(asked: string): void {
  if (asked === defaultId) throw apiError.E0000001({ field: 'id' }, { causes: [cause.invalidField('id')] })
}

/** Who texts for nothing has no say in the words. */
export function mustMayChooseItsWords({ isFree }: { isFree: boolean }): void {
  if (isFree) throw apiError.E0000228()
}

const textLengthMax = 161

/** Each text must hold the code; each language is one of two letters (ISO 639-1). One cause for each that does not. */
export function mustCarryTheCode({ template, translations }: TemplateTexts): void {
  const problems = [
    ...textProblems('template', template),
    ...Object.entries(translations).flatMap(([language, text]) => {
      const field = `translations.${language}`
      return /^[a-z]{2}$/.test(language) ? textProblems(field, text) : [{ field, said: cause.invalidField(field) }]
    }),
  ]
  const [first] = problems
  if (first === undefined) return
  throw apiError.E0000001({ field: first.field }, { causes: problems.map(({ said }) => said) })
}

function textProblems(field: string, text: string): { field: string; said: string }[] {
  if (text.length > textLengthMax) return [{ field, said: cause.tooLong(field) }]
  return text.includes(`\${code}`) ? [] : [{ field, said: cause.pattern(field) }]
}

/** Words by language; nothing else is a translation. `kept`: those that an entry without words takes away. */
export function mustBeWords(sent: Readonly<Record<string, unknown>>, kept: Translations = {}): Translations {
  const words: Record<string, string> = { ...kept }
  for (const [language, text] of Object.entries(sent)) {
    const field = `translations.${language}`
    if (text === null || text === '') delete words[language]
    else if (typeof text === 'string') words[language] = text
    else throw apiError.E0000001({ field }, { causes: [cause.invalidField(field)] })
  }
  return words
}

/** Said when the unique index refuses a second template of one type. */
export const typeIsTaken = () => apiError.E0000001({ field: 'type' }, { causes: [cause.duplicate('type')] })
