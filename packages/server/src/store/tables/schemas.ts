export type SchemaTables = Record<never, never>
