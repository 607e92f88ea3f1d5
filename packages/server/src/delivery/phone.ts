/** What a text says and what a voice reads out. */

/** `code` comes with the name of who asks for it, so that nobody is led to type it in elsewhere. */
export const codeText = ({ code, orgName }: { code: string; orgName: string }): string =>
  `Your verification code is ${code}. ${orgName} asked for it.`

/** Digit by digit and twice: a voice would else read out a number of hundreds of thousands. */
export function codeSpoken({ code, orgName }: { code: string; orgName: string }): string {
  const digits = [...code].join(' ')
  return `Hello. This is ${orgName}. Your verification code is ${digits}. Once more: ${digits}. Goodbye.`
}
