/**
 * Which policies need an authenticator. Those of enrollment name it, Classic Engine's by the keys of factors, Identity
 * Engine's by its own; those of apps, which Identity Engine alone has, ask for what it does.
 */
import type { Context } from '../../operation/context.js'
import { policiesAtWork as policiesWithRules } from '../../policy/stored.js'
import { chains, demandsPhishingResistance, looksAtTheDevice } from './app-rules.js'
import { resistsPhishing } from './catalog.js'
import type { AuthenticatorKey, MethodType, Uses, Way } from './model.js'
import { factorsOf } from './org-factors/model.js'
import { authenticatorMethods, authenticators, policiesAtWork } from './store.js'

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

/** The ways in which people of the org can prove themselves now. */
async function waysAtWork(ctx: Context): Promise<readonly Way[]> {
  const ways: Way[] = []
  for (const authenticator of await authenticators(ctx.db, ctx.org.id).all()) {
    if (authenticator.status === 'INACTIVE') continue
    for (const { type, status } of await authenticatorMethods(ctx.db, ctx.org.id).of(authenticator)) {
      if (status === 'ACTIVE') ways.push({ key: authenticator.key, method: type })
    }
  }
  return ways
}

/** `method`: that one of its ways alone. Recovery is by authenticators in Identity Engine, and by itself in Classic. */
export async function usesOf(ctx: Context, key: AuthenticatorKey, method?: MethodType): Promise<Uses> {
  const policies = await policiesAtWork(ctx.db, ctx.org.id)
  const ways = await waysAtWork(ctx)
  const itsOwn = ways.filter((way) => way.key === key)
  const going = itsOwn.filter((way) => method === undefined || way.method === method)
  // The last method takes its authenticator along.
  const isWhole = method === undefined || (going.length > 0 && going.length === itsOwn.length)
  const factors = factorsOf(key, method)
  const enrollment = policies.filter(({ type, settings }) => {
    if (type !== 'MFA_ENROLL') return false
    const said = JSON.parse(settings) as Enrollment
    return (
      factors.some((factor) => isWanted(said.factors?.[factor])) ||
      // Whoever names an authenticator leaves it to the org by which of its methods it is.
      (isWhole && (said.authenticators?.some((named) => named.key === key && isWanted(named)) ?? false))
    )
  })
  const recovery = policies.filter(({ type, settings }) => {
    if (type !== 'PASSWORD' || ctx.org.pipeline === 'v1' || !isWhole) return false
    const said = JSON.parse(settings) as { recovery?: { factors?: Record<string, { status?: string }> } }
    return recoveryNames[key]?.some((name) => said.recovery?.factors?.[name]?.status === 'ACTIVE') ?? false
  })
  const names = (of: typeof policies) => of.map(({ name }) => name)
  return { ...(await usesByApps(ctx, ways, going)), enrollment: names(enrollment), recovery: names(recovery) }
}

/** What needs these ways, of all that are at work, to let people into apps. */
async function usesByApps(ctx: Context, ways: readonly Way[], going: readonly Way[]) {
  const { policies } = await policiesWithRules(ctx.db, ctx.org.id, 'ACCESS_POLICY')
  const chaining = policies.filter(({ rules }) => rules.some((rule) => going.some((way) => chains(rule, way))))
  // Many policies have a rule of one name, the last of each among them.
  const rules = policies.flatMap((policy) =>
    policy.rules.map((rule) => ({ ...rule, called: `${rule.name} (${policy.name})` })),
  )
  const isFastPassGoing = going.some(({ key, method }) => key === 'okta_verify' && method === 'signed_nonce')
  const resisting = (of: readonly Way[]) => of.filter(({ key, method }) => resistsPhishing(key, method)).length
  const isLastGoing = resisting(going) > 0 && resisting(going) === resisting(ways)
  return {
    chained: chaining.map(({ name }) => name),
    devices: isFastPassGoing ? rules.filter(looksAtTheDevice).map(({ called }) => called) : [],
    phishing: isLastGoing ? rules.filter(demandsPhishingResistance).map(({ called }) => called) : [],
  }
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
