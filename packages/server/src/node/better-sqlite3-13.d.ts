/** The same library under the name that its second line is installed by. */
declare module 'better-sqlite3-13' {
  export { default } from 'better-sqlite3'
}
