/** What a person needs to hear about one error, in our own words. Neither member repeats the wire text. */
export interface Explanation {
  /** What has happened, in one or two sentences. */
  readonly means: string
  /** What the person who holds the error can do about it. */
  readonly remedy: string
}
