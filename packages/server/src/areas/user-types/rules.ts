/** What must be true of user types, and what is said when it is not. */
import { apiError, cause } from '@stuntdouble/catalogue'
import type { UserType } from './model.js'

/** The default type and nine more. */
export const userTypesMax = 10

export function mustExist<T extends UserType | string>(type: T | undefined, asked: string): T {
  if (type === undefined) throw apiError.E0000007({ resource: `Resource not found: ${asked} (CVDType)` })
  return type
}

/** Starts with a letter; letters, digits and underscores follow. */
export function mustHaveATypeName(name: string): void {
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) {
    throw apiError.E0000001({ field: 'name' }, { causes: [cause.pattern('name')] })
  }
}

export const nameIsTaken = () => apiError.E0000001({ field: 'name' }, { causes: [cause.duplicate('name')] })

export function mustHaveRoomForAnotherType(count: number): void {
  if (count >= userTypesMax) {
    throw apiError.E0000001({ field: 'userType' }, { causes: [cause.userTypeLimit(userTypesMax)] })
  }
}

/** Schemas and expressions refer to a type by its name. */
export function mustKeepItsName(type: UserType, name: string | undefined): void {
  if (name !== undefined && name !== type.name) {
    throw apiError.E0000001({ field: 'name' }, { causes: [cause.invalidField('name')] })
  }
}

export function mustNotBeTheDefault(type: UserType): void {
  if (type.is_default === 1) throw undeletable(cause.defaultUserType(), 'PROHIBITED')
}

export function mustHaveNoUsers(hasUsers: boolean): void {
  if (hasUsers) throw undeletable(cause.userTypeInUse(), 'UNMET_REQUIREMENTS')
}

const undeletable = (errorSummary: string, reason: 'PROHIBITED' | 'UNMET_REQUIREMENTS') =>
  apiError.E0000142({ causes: [{ errorSummary, reason }] })
