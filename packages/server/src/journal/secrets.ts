/** What may be kept of an address: logs and traces are read by more people than the mail that a link came in. */

export const removed = '(removed)'

/** As it stands in an address, or in one that is the value of another's parameter, however often encoded. */
const slash = '(?:/|%(?:25)*2f)'
const equals = '(?:=|%(?:25)*3d)'

/** Under a name that says so. */
const inQuery = new RegExp(`((?:token|secret|password|code)[^=&?]*?${equals})[^&]*`, 'gi')

/**
 * Behind a link of a mail, in the address of a QR code, and where a session is named by what its cookie holds. Of several
 * slashes in a row all but one are of no meaning.
 */
const inPath = new RegExp(
  `(${slash}(?:reset-password|reset_password|unlock|user-unlock|welcome|qr|sessions)${slash}+)[^/?#&]{20,}|` +
    `(${slash}tokens${slash}+)[^/?#&]{20,}(?=${slash}+verify)`,
  'gi',
)

/** `uri`: a path and a query, or a whole address. */
export const withoutSecrets = (uri: string): string =>
  uri.replace(inPath, (_, before = '', of = '') => `${before}${of}${removed}`).replace(inQuery, `$1${removed}`)
