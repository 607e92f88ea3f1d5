/** What the site is made of, for its configuration and its routes. */
export { type Entry, entries, entryNamed } from './entries.js'
export { catalogueJson, errorSchema, llmsText } from './machine.js'
export { descriptionOf, indexOf, pageOf, type Rendering } from './page.js'
export { type Transcript, transcriptOf } from './transcript.js'
