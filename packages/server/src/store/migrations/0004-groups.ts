/** Groups, their members, owners and rules. */
import type { AnyDatabase } from '../columns.js'

export async function up(_db: AnyDatabase): Promise<void> {}
