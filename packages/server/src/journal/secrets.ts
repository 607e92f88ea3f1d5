/** What may be kept of an address: logs and traces are read by more people than the mail that a link came in. */

export const removed = '(removed)'

/** Under a name that says so. */
const inQuery = /((?:token|secret|password|code)[^=&?]*=)[^&]*/gi

/** Behind a link of a mail, in the address of a QR code, and where a session is named by what its cookie holds. */
const inPath =
  /\/((?:reset-password|reset_password|unlock|user-unlock|welcome|qr|sessions)\/)[^/?#]{20,}|\/(tokens\/)[^/?#]{20,}(?=\/verify)/gi

/** `uri`: a path and a query, or a whole address. */
export const withoutSecrets = (uri: string): string =>
  uri.replace(inPath, (_, before = '', of = '') => `/${before}${of}${removed}`).replace(inQuery, `$1${removed}`)
