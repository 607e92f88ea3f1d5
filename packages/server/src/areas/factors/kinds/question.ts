/** A question out of Okta's list, and an answer of which only a hash is kept. */
import { normalizedAnswer } from '../../users/index.js'
import type { FactorKind } from '../model.js'
import * as must from '../rules.js'

/** Keys and wording are Okta's: clients show the text. */
export const securityQuestions = {
  disliked_food: 'What is the food you least liked as a child?',
  name_of_first_plush_toy: 'What is the name of your first stuffed animal?',
  first_award: 'What did you earn your first medal or award for?',
  favorite_security_question: 'What is your favorite security question?',
  favorite_toy: 'What is the toy/stuffed animal you liked the most as a kid?',
  first_computer_game: 'What was the first computer game you played?',
  favorite_movie_quote: 'What is your favorite movie quote?',
  first_sports_team_mascot: 'What was the mascot of the first sports team you played on?',
  first_music_purchase: 'What music album or song did you first purchase?',
  favorite_art_piece: 'What is your favorite piece of art?',
  grandmother_favorite_desert: "What was your grandmother's favorite dessert?",
  first_thing_cooked: 'What was the first thing you learned to cook?',
  childhood_dream_job: 'What was your dream job as a child?',
  first_kiss_location: 'Where did you have your first kiss?',
  place_where_significant_other_was_met: 'Where did you meet your spouse/significant other?',
  favorite_vacation_location: 'Where did you go for your favorite vacation?',
  new_years_two_thousand: "Where were you on New Year's Eve in the year 2000?",
  favorite_speaker_actor: 'Who is your favorite speaker/orator?',
  favorite_book_movie_character: 'Who is your favorite book/movie character?',
  favorite_sports_player: 'Who is your favorite sports player?',
} as const

const texts: Readonly<Record<string, string | undefined>> = securityQuestions

type Prepared = { question: string; questionText: string; answerHash: string }

/** What the comparison was made with: where another answer is kept by now, nothing was proven. */
type Compared = { against: string; right: boolean }

export const question: FactorKind<Prepared, undefined, Compared> = {
  key: 'okta_question',
  factorType: 'question',
  provider: 'OKTA',
  ids: { active: 'questionFactor' },
  authenticator: 'security_question',
  amr: ['kba'],
  proofIs: 'answer',
  nameForPeople: 'Security Question',

  async prepareEnrollment(ctx, _user, { profile }) {
    const questionText = must.mustBeAQuestion(texts, profile.question)
    const answer = must.mustBeAnAnswer(profile.answer, questionText)
    return {
      question: String(profile.question),
      questionText,
      answerHash: await ctx.hasher.hash(normalizedAnswer(answer)),
    }
  },

  enroll: async (_ctx, _user, _asked, { question: key, questionText, answerHash }) => ({
    status: 'ACTIVE',
    profile: { question: key, questionText },
    secret: answerHash,
  }),

  async prepareVerification(ctx, _user, { secret }, proof) {
    const answer = must.mustShow(proof, 'answer')
    const against = secret ?? ''
    return { against, right: await ctx.hasher.verify(against, normalizedAnswer(answer)) }
  },

  verify: async (_ctx, _user, { secret }, _proof, { against, right }) => ({
    is: right && against === secret ? 'right' : 'wrong',
  }),
}
