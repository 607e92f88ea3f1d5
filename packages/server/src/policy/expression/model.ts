/** An operator between two values, loosest binding first. `&&`, `||` and the words in any case are read as these. */
export type BinaryOperator = 'or' | 'and' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%'

/** An expression of the Okta Expression Language, as read by `parseExpression`. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  /** `{1, 2}` */
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  /** `{'group.id': '00g1'}` */
  | { readonly kind: 'map'; readonly entries: readonly { readonly key: Expression; readonly value: Expression }[] }
  /** What a chain of members begins with: `user`, `appuser`, `org`. */
  | { readonly kind: 'name'; readonly name: string }
  /** `user.department` */
  | { readonly kind: 'property'; readonly of: Expression; readonly name: string }
  /** `user.roles[0]` */
  | { readonly kind: 'position'; readonly of: Expression; readonly position: Expression }
  /** `String.len(…)` has that whole name; `of` is there only where a method is called on something computed. */
  | {
      readonly kind: 'call'
      readonly name: string
      readonly of?: Expression
      readonly arguments: readonly Expression[]
    }
  | { readonly kind: 'not' | 'negative'; readonly operand: Expression }
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
    }
  | {
      readonly kind: 'ternary'
      readonly condition: Expression
      readonly whenTrue: Expression
      readonly whenFalse: Expression
    }
  /** `value ?: otherwise` */
  | { readonly kind: 'elvis'; readonly value: Expression; readonly otherwise: Expression }

/** What an attribute of a profile holds, in the words of Okta's schemas. */
export type AttributeType = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object'

/** What an expression yields; `unknown` where it depends on the data. */
export type ValueType = 'string' | 'number' | 'boolean' | 'array' | 'object' | 'null' | 'unknown'

/** A group the user is in. */
export interface GroupFact {
  readonly id: string
  readonly name: string
  /** `OKTA_GROUP` (taken where absent), `APP_GROUP` or `BUILT_IN`. */
  readonly type?: string
  /** The app the group comes from, by its name or instance id; `OKTA` (taken where absent) for the org's own. */
  readonly source?: string
}

/** A profile: attribute to value. */
export type Profile = Readonly<Record<string, unknown>>

/** All that an expression may know. What is left out is not there: a name without facts is null. */
export interface Facts {
  /** The user's profile. */
  readonly user: Profile
  readonly groups: readonly GroupFact[]
  readonly now: Date
  /** For `user.getInternalProperty("id")`: id, status, created … */
  readonly internal?: Profile
  /** The user's only Active Directory assignment; absent for none or several. */
  readonly directoryUser?: Profile
  /** The user's only Workday assignment; absent for none or several. */
  readonly workdayUser?: Profile
  /** What other names stand for: `appuser`, `app`, `org`, `session`, `idpuser`, `access`, `source`. */
  readonly names?: Readonly<Record<string, Profile | null>>
}

/** A child at a time, without descending: what every walk over an expression needs. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'literal':
    case 'name':
      return []
    case 'list':
      return expression.items
    case 'map':
      return expression.entries.flatMap(({ key, value }) => [key, value])
    case 'property':
      return [expression.of]
    case 'position':
      return [expression.of, expression.position]
    case 'call':
      return expression.of === undefined ? expression.arguments : [expression.of, ...expression.arguments]
    case 'not':
    case 'negative':
      return [expression.operand]
    case 'binary':
      return [expression.left, expression.right]
    case 'ternary':
      return [expression.condition, expression.whenTrue, expression.whenFalse]
    case 'elvis':
      return [expression.value, expression.otherwise]
  }
}
