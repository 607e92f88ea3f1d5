export type GroupTables = Record<never, never>
