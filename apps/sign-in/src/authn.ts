/**
 * The authentication transaction as a page sees it: each answer says where it stands (`status`) and which links lead on.
 * The page follows links and knows no order of its own.
 */

export type Status =
  | 'UNAUTHENTICATED'
  | 'PASSWORD_WARN'
  | 'PASSWORD_EXPIRED'
  | 'RECOVERY'
  | 'RECOVERY_CHALLENGE'
  | 'PASSWORD_RESET'
  | 'LOCKED_OUT'
  | 'MFA_ENROLL'
  | 'MFA_ENROLL_ACTIVATE'
  | 'MFA_REQUIRED'
  | 'MFA_CHALLENGE'
  | 'SUCCESS'

export type Link = { name?: string; href: string }
export type Links = Readonly<Record<string, Link | readonly Link[]>>

/** A factor that can be enrolled, is enrolled, or is just being asked. */
export type Factor = {
  id?: string
  factorType: string
  provider: string
  vendorName?: string
  status?: string
  /** `REQUIRED` or `OPTIONAL`, where factors are offered for enrolment. */
  enrollment?: string
  profile?: Readonly<Record<string, unknown>>
  _embedded?: {
    activation?: Readonly<Record<string, unknown>>
    challenge?: Readonly<Record<string, unknown>>
  }
  _links?: Links
}

export type Transaction = {
  status?: Status
  stateToken?: string
  sessionToken?: string
  factorResult?: string
  factorType?: string
  recoveryType?: 'PASSWORD' | 'UNLOCK' | 'ACCOUNT_ACTIVATION'
  /** Who the person said to be: kept by the page, for the server does not say whether there is anybody. */
  asked?: string
  /** Whether there is another way to prove it than the one that was chosen: an answer tells of that one alone. */
  hasOthers?: boolean | undefined
  _embedded?: {
    user?: {
      id: string
      profile?: { login?: string; firstName?: string; lastName?: string }
      recovery_question?: { question: string }
    }
    factor?: Factor
    factors?: readonly Factor[]
    /** Kinds of which a person has several, and any one will do: they are asked for together. */
    factorTypes?: readonly { factorType: string; _links?: Links }[]
    /** What is to be signed, where any of `factors` may sign. */
    challenge?: Readonly<Record<string, unknown>>
    policy?: {
      complexity?: Readonly<Record<string, unknown>>
      age?: Readonly<Record<string, unknown>>
      expiration?: { passwordExpireDays?: number }
      allowRememberDevice?: boolean
      rememberDeviceByDefault?: boolean
      rememberDeviceLifetimeInMinutes?: number
    }
  }
  _links?: Links
}

/** A refusal, as it was answered. */
export class Refused extends Error {
  override name = 'Refused'

  constructor(
    readonly status: number,
    readonly errorCode: string,
    readonly errorSummary: string,
    readonly causes: readonly string[],
    readonly errorId: string,
  ) {
    super(errorSummary)
  }
}

/** Nobody answered, or nobody that speaks as the server does. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

/** Posts to `href` and answers with where the transaction stands now. @throws Refused, Unreachable */
export async function post(href: string, body: Readonly<Record<string, unknown>>): Promise<Transaction> {
  return (await send('POST', href, body)) as Transaction
}

/** Reads what a link leads to. @throws Refused, Unreachable */
export const get = (href: string): Promise<unknown> => send('GET', href)

/** Who hears nothing for so long is told so, and may try again. In milliseconds. */
const patienceMax = 30_000

async function send(method: string, href: string, body?: unknown): Promise<unknown> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), patienceMax)
  let answer: Response
  let said: unknown
  try {
    answer = await fetch(href, {
      method,
      credentials: 'same-origin',
      signal: patience.signal,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    said = text === '' ? {} : JSON.parse(text)
  } catch (error) {
    throw new Unreachable('The server cannot be reached.', { cause: error })
  } finally {
    clearTimeout(timer)
  }
  if (!answer.ok) throw refusalOf(answer.status, said)
  return said
}

function refusalOf(status: number, said: unknown): Refused {
  const { errorCode, errorSummary, errorCauses, errorId } = (said ?? {}) as Record<string, unknown>
  const causes = Array.isArray(errorCauses) ? errorCauses.map((cause) => String(cause?.errorSummary ?? '')) : []
  return new Refused(
    status,
    String(errorCode ?? ''),
    String(errorSummary ?? ''),
    causes.filter((cause) => cause !== ''),
    String(errorId ?? ''),
  )
}

/** The link of this name, the first of several. */
export function linkOf(links: Links | undefined, name: string): Link | undefined {
  const found = links?.[name]
  return Array.isArray(found) ? (found[0] as Link | undefined) : (found as Link | undefined)
}

/** All links of this name. */
export function linksOf(links: Links | undefined, name: string): readonly Link[] {
  const found = links?.[name]
  return found === undefined ? [] : Array.isArray(found) ? (found as readonly Link[]) : [found as Link]
}

/** What is done next with a factor: `totp` of Google, a text message … told by type and provider together. */
export const kindOf = ({ factorType, provider }: Pick<Factor, 'factorType' | 'provider'>): string =>
  factorType === 'token:software:totp' ? `${factorType}:${provider}` : factorType
