/** People: their profile, their states, their credentials. */
import type { Room } from '../../operation/operation.js'
import { userSchemaOf } from '../schemas/index.js'
import { defaultTypeId } from '../user-types/index.js'
import { createUser, type JoinGroups, type RealmExists } from './operations/create-user.js'
import { deleteUser } from './operations/delete-user.js'
import { getUser } from './operations/get-user.js'
import { listUserBlocks } from './operations/list-user-blocks.js'
import { listUsers } from './operations/list-users.js'
import { replaceUser } from './operations/replace-user.js'
import { updateUser } from './operations/update-user.js'
import { save, uniquenessFollowsSchemas } from './save.js'

export {
  changeOnTheWayIn,
  concludePrimary,
  countEvenIfRefused,
  countFailure,
  defaultActions,
  defaultSettings,
  idByNameOrAddress,
  letIn,
  limitedByName,
  mayAnswer,
  mustBeAbleToRecover,
  normalizedAnswer,
  type PasswordPolicy,
  type PreparedPrimary,
  type Primary,
  policyFor,
  preparePrimary,
  recoverySecret,
  setAfterRecovery,
  signInRefusedAfterMs,
  type Weighed,
  weigh,
  weighFresh,
} from './credentials/index.js'
export {
  asRecipient,
  asTarget,
  failSecret,
  isSecretAlive,
  mayBe,
  moved,
  mustLead,
  personOf,
  type SecretShown,
  secretShown,
  signsInElsewhere,
  unlock,
  useSecret,
} from './lifecycle/index.js'
export type { ListedUser, Profile, User, UserStatus } from './model.js'
export { folded } from './rules.js'
export { searchKey } from './search.js'
export { users } from './store.js'
export { freeToChange, maySetUp, userNamed, userToChange } from './target.js'
export { listedUserText, userText } from './view.js'

export type UsersDoors = {
  /** Asked by `createUser`, whose body may name groups. */
  joinGroups: JoinGroups
  /** Whether an org has a realm of this id; an org without realms has none. */
  realmExists?: RealmExists
}

export const usersRoom = ({ joinGroups, realmExists = async () => false }: UsersDoors): Room => ({
  operations: [
    listUsers,
    createUser(joinGroups, realmExists),
    getUser,
    updateUser,
    replaceUser,
    deleteUser,
    listUserBlocks,
  ],
  subscribers: [uniquenessFollowsSchemas],
  async founding(ctx, { admin }) {
    const { id, passwordHash, login, email, firstName, lastName } = admin
    const typeId = await defaultTypeId(ctx)
    await save(
      ctx,
      {
        id,
        org_id: ctx.org.id,
        type_id: typeId,
        status: 'ACTIVE',
        transitioning_to_status: null,
        created: ctx.now,
        // Nobody activated the first user of an org, as recorded.
        activated: null,
        status_changed: ctx.now,
        last_login: null,
        last_updated: ctx.now,
        password_changed: ctx.now,
        provider_type: 'OKTA',
        provider_name: 'OKTA',
        password_hash: passwordHash,
        recovery_question: null,
        recovery_answer_hash: null,
        failed_attempts: 0,
        locked_at: null,
        realm_id: null,
      },
      { login, email, firstName, lastName },
      await userSchemaOf(ctx, typeId),
      true,
    )
  },
})
