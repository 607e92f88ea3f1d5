/** User types, profile schemas, linked-object definitions. */
import type { AnyDatabase } from '../columns.js'

export async function up(_db: AnyDatabase): Promise<void> {}
