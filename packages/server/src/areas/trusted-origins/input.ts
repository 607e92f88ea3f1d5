/** The shape of a trusted origin as it is sent. */
import { filled, list, nullable, type Output, object, oneOf, optional } from '../../kernel/schema.js'
import type { OriginScope } from './model.js'

export const originBody = object({
  name: filled(255),
  origin: filled(255),
  scopes: list(
    object({
      type: oneOf('CORS', 'REDIRECT', 'IFRAME_EMBED'),
      allowedOktaApps: nullable(list(oneOf('OKTA_ENDUSER'))),
    }),
  ),
  status: optional(oneOf('ACTIVE', 'INACTIVE')),
})

export type OriginBody = Output<typeof originBody>

/** The apps are said of frames alone. */
export const scopesOf = ({ scopes }: OriginBody): readonly OriginScope[] =>
  scopes.map(({ type, allowedOktaApps }) =>
    type === 'IFRAME_EMBED' ? { type, allowedOktaApps: allowedOktaApps ?? [] } : { type },
  )

/** What a site may begin with; the last two are of apps that show pages of their own. */
const schemes = ['http:', 'https:', 'ftp:', 'ionic:', 'capacitor:']

/** The origin of an address as browsers write it: scheme, host, and the port where it is not the scheme's own. */
export function originOf(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, host } = new URL(address)
  return schemes.includes(protocol) && host !== '' ? `${protocol}//${host.toLowerCase()}` : undefined
}
