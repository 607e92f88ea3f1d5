/** The words in which facts about an error are told, on the list, on the pages and to machines alike. */
import type { Basis } from './api-errors.js'
import type { Kind } from './kinds.js'
import type { OAuthDelivery } from './oauth-errors.js'
import type { RetryAdvice } from './retry.js'

/** How an error comes about, as a filter and a label say it. */
export const kindWords: Readonly<Record<Kind, string>> = {
  organic: 'normal use',
  configured: 'configuration',
  dependency: 'failing dependency',
}

/** Whether to try again, as a filter and a label say it. */
export const retryWords: Readonly<Record<RetryAdvice['retry'], string>> = {
  later: 'later',
  'after-change': 'after a change',
  never: 'never',
}

/** How well an entry is known, as a sentence. */
export const basisSentences: Readonly<Record<Basis, string>> = {
  seen: 'Seen: code, status and sentence stand in recorded answers of Okta.',
  documented: 'Documented: Okta describes it, or a standard does; we have not seen an answer that carries it.',
  inferred:
    'Inferred: Okta lists it with its sentence and says no more. When it happens is our reading of that sentence and its neighbours.',
}

/** The way an OAuth error usually reaches a client, as a sentence. */
export const deliverySentences: Readonly<Record<OAuthDelivery, string>> = {
  json: 'It is the JSON body of the answer.',
  redirect: 'It travels in the `redirect_uri`, as `error` and `error_description`.',
  error_page: 'It is shown to the person on a page, because no `redirect_uri` can be trusted yet.',
  www_authenticate: 'It stands in the `WWW-Authenticate` header of the answer.',
}

/** `token_exchange` → `token exchange` */
export const areaWords = (area: string): string => area.replaceAll('_', ' ')
