/** The shape of a template as it is sent. */
import { filled, nullable, type Output, object, oneOf, record } from '../../kernel/schema.js'

/** A text holds 160 characters, and Okta's field one more. */
const text = () => filled(161)
const name = () => filled(50)
const type = oneOf('SMS_VERIFY_CODE')

export const templateBody = object({ name: name(), type, template: text(), translations: nullable(record()) })

/** What has no value stays as it is. */
export const templateChanges = object({
  name: nullable(name()),
  type: nullable(type),
  template: nullable(text()),
  translations: nullable(record()),
})

export type TemplateBody = Output<typeof templateBody>
export type TemplateChanges = Output<typeof templateChanges>
