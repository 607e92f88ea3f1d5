/** Why another server could not be asked, in words that help. */

/** What `fetch` was failed by: it wraps the reason that a person can use. */
export function whyUnreachable(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'it took too long'
  const { cause } = error
  if (!(cause instanceof Error)) return error.message
  const { code = '' } = cause as NodeJS.ErrnoException
  if (/CERT|SIGNATURE|SELF_SIGNED/.test(code)) {
    return `${code}: its certificate is not trusted; NODE_EXTRA_CA_CERTS=<file> names an authority to trust`
  }
  return code === '' ? cause.message : code
}
