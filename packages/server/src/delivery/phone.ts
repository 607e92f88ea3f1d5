/** What a text says, what a voice reads out, and what a device shows. */
import type { Message } from '../ports/index.js'

/** What a text holds (GSM 03.40); what is longer is not sent in parts. */
const textLengthMax = 160

/** What a text says of its own in the words that an org chose. */
const macros = /\$\{(code|org\.name)\}/g

/** The words of the org with the code in them; undefined where the code would be beyond the end of the text. */
export function codeText({
  code,
  orgName,
  words,
}: {
  code: string
  orgName: string
  words: string
}): string | undefined {
  const text = words.replace(macros, (_, name: string) => (name === 'code' ? code : orgName)).slice(0, textLengthMax)
  return text.includes(code) ? text : undefined
}

/** Digit by digit and twice: a voice would else read out a number of hundreds of thousands. */
export function codeSpoken({ code, orgName }: { code: string; orgName: string }): string {
  const digits = [...code].join(' ')
  return `Hello. This is ${orgName}. Your verification code is ${digits}. Once more: ${digits}. Goodbye.`
}

/** What a device shows before it is asked for a yes or a no. */
export const pushMessage = ({ to, orgName, ip }: { to: string; orgName: string; ip: string }): Message => ({
  kind: 'push',
  to,
  subject: `Did you just try to sign in to ${orgName}?`,
  text: `Somebody at ${ip} wants to sign in to ${orgName} with your account.`,
  html: '',
})

/** The link that sets up a device, as a text. */
export const setUpText = ({ link, orgName }: { link: string; orgName: string }): string =>
  `Open this on your phone to set up Okta Verify for ${orgName}: ${link}`
