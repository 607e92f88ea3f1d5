/** Which policies name an authenticator: Classic Engine's by the keys of factors, Identity Engine's by its own. */
import type { Context } from '../../operation/context.js'
import type { AuthenticatorKey, MethodType, Uses } from './model.js'
import { factorsOf } from './org-factors/model.js'
import { policiesAtWork } from './store.js'

type Enrollment = {
  factors?: Readonly<Record<string, { enroll?: { self?: string } } | undefined>>
  authenticators?: readonly {
    key?: string
    enroll?: { self?: string }
    constraints?: { aaguidGroups?: readonly string[] }
  }[]
}

const isWanted = (named: { enroll?: { self?: string } } | undefined): boolean =>
  named !== undefined && (named.enroll?.self ?? 'NOT_ALLOWED') !== 'NOT_ALLOWED'

/** The names of recovery in a password policy. */
const recoveryNames: Partial<Record<AuthenticatorKey, readonly string[]>> = {
  okta_email: ['okta_email'],
  phone_number: ['okta_sms', 'okta_call'],
  security_question: ['recovery_question'],
}

/** `method`: that one of its ways alone. Recovery is by authenticators in Identity Engine, and by itself in Classic. */
export async function usesOf(ctx: Context, key: AuthenticatorKey, method?: MethodType): Promise<Uses> {
  const policies = await policiesAtWork(ctx.db, ctx.org.id)
  const factors = factorsOf(key, method)
  const enrollment = policies.filter(({ type, settings }) => {
    if (type !== 'MFA_ENROLL') return false
    const said = JSON.parse(settings) as Enrollment
    return (
      factors.some((factor) => isWanted(said.factors?.[factor])) ||
      (said.authenticators?.some((named) => named.key === key && isWanted(named)) ?? false)
    )
  })
  const recovery = policies.filter(({ type, settings }) => {
    if (type !== 'PASSWORD' || ctx.org.pipeline === 'v1' || method !== undefined) return false
    const { recovery: ways } = JSON.parse(settings) as { recovery?: { factors?: Record<string, { status?: string }> } }
    return recoveryNames[key]?.some((name) => ways?.factors?.[name]?.status === 'ACTIVE') ?? false
  })
  const names = (of: typeof policies) => of.map(({ name }) => name)
  return { enrollment: names(enrollment), recovery: names(recovery) }
}

/** Names of the groups of models that policies enroll by. */
export async function groupsInUse(ctx: Context): Promise<ReadonlySet<string>> {
  const policies = await policiesAtWork(ctx.db, ctx.org.id)
  return new Set(
    policies
      .filter(({ type }) => type === 'MFA_ENROLL')
      .flatMap(({ settings }) => (JSON.parse(settings) as Enrollment).authenticators ?? [])
      .flatMap(({ constraints }) => constraints?.aaguidGroups ?? []),
  )
}
