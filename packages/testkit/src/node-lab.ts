/** A lab on this machine: its database in memory, nothing opened, nothing left behind. */
import { createPlaces, createSealer, machineDigest, openStore, passingKey } from '@stuntdouble/server/node'
import { createLab, type Lab, type LabOptions } from './lab/lab.js'

/** Opens a lab; another `store` may be handed in. */
export const openLab = async (options: Partial<LabOptions> = {}): Promise<Lab> =>
  createLab({
    digest: machineDigest,
    sealer: createSealer(passingKey()),
    places: createPlaces(),
    ...options,
    store: options.store ?? (await openStore({ kind: 'memory' })),
  })
