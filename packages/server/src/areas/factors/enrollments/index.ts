/** Enrollments: the factors of a person, as Identity Engine lists them. */
import type { Room } from '../../../operation/operation.js'
import { createAuthenticatorEnrollment } from './operations/create-authenticator-enrollment.js'
import { deleteAuthenticatorEnrollment } from './operations/delete-authenticator-enrollment.js'
import { getAuthenticatorEnrollment } from './operations/get-authenticator-enrollment.js'
import { listAuthenticatorEnrollments } from './operations/list-authenticator-enrollments.js'

export const enrollmentsRoom = (): Room => ({
  operations: [
    listAuthenticatorEnrollments,
    createAuthenticatorEnrollment,
    getAuthenticatorEnrollment,
    deleteAuthenticatorEnrollment,
  ],
})
