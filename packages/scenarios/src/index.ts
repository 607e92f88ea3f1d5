/** How every error happens: one story for each, or a place among those still pending. */
import type { ApiCode, OAuthCondition } from '@stuntdouble/catalogue'
import { E0000001 } from './api/E0000001.js'
import { E0000002 } from './api/E0000002.js'
import { E0000003 } from './api/E0000003.js'
import { E0000004 } from './api/E0000004.js'
import { E0000005 } from './api/E0000005.js'
import { E0000006 } from './api/E0000006.js'
import { E0000007 } from './api/E0000007.js'
import { E0000008 } from './api/E0000008.js'
import { E0000009 } from './api/E0000009.js'
import { E0000010 } from './api/E0000010.js'
import { E0000011 } from './api/E0000011.js'
import { E0000012 } from './api/E0000012.js'
import { E0000014 } from './api/E0000014.js'
import { E0000015 } from './api/E0000015.js'
import { E0000016 } from './api/E0000016.js'
import { E0000017 } from './api/E0000017.js'
import { E0000018 } from './api/E0000018.js'
import { E0000019 } from './api/E0000019.js'
import { E0000020 } from './api/E0000020.js'
import { E0000021 } from './api/E0000021.js'
import { E0000022 } from './api/E0000022.js'
import { E0000026 } from './api/E0000026.js'
import { E0000028 } from './api/E0000028.js'
import { E0000029 } from './api/E0000029.js'
import { E0000030 } from './api/E0000030.js'
import { E0000031 } from './api/E0000031.js'
import { E0000032 } from './api/E0000032.js'
import { E0000033 } from './api/E0000033.js'
import { E0000034 } from './api/E0000034.js'
import { E0000035 } from './api/E0000035.js'
import { E0000036 } from './api/E0000036.js'
import { E0000037 } from './api/E0000037.js'
import { E0000038 } from './api/E0000038.js'
import { E0000047 } from './api/E0000047.js'
import { E0000053 } from './api/E0000053.js'
import { E0000060 } from './api/E0000060.js'
import { E0000064 } from './api/E0000064.js'
import { E0000067 } from './api/E0000067.js'
import { E0000068 } from './api/E0000068.js'
import { E0000069 } from './api/E0000069.js'
import { E0000070 } from './api/E0000070.js'
import { E0000073 } from './api/E0000073.js'
import { E0000074 } from './api/E0000074.js'
import { E0000077 } from './api/E0000077.js'
import { E0000078 } from './api/E0000078.js'
import { E0000079 } from './api/E0000079.js'
import { E0000080 } from './api/E0000080.js'
import { E0000082 } from './api/E0000082.js'
import { E0000083 } from './api/E0000083.js'
import { E0000085 } from './api/E0000085.js'
import { E0000086 } from './api/E0000086.js'
import { E0000087 } from './api/E0000087.js'
import { E0000088 } from './api/E0000088.js'
import { E0000089 } from './api/E0000089.js'
import { E0000090 } from './api/E0000090.js'
import { E0000093 } from './api/E0000093.js'
import { E0000094 } from './api/E0000094.js'
import { E0000095 } from './api/E0000095.js'
import { E0000097 } from './api/E0000097.js'
import { E0000098 } from './api/E0000098.js'
import { E0000099 } from './api/E0000099.js'
import { E0000102 } from './api/E0000102.js'
import { E0000105 } from './api/E0000105.js'
import { E0000109 } from './api/E0000109.js'
import { E0000111 } from './api/E0000111.js'
import { E0000113 } from './api/E0000113.js'
import { E0000118 } from './api/E0000118.js'
import { E0000119 } from './api/E0000119.js'
import { E0000120 } from './api/E0000120.js'
import { E0000121 } from './api/E0000121.js'
import { E0000123 } from './api/E0000123.js'
import { E0000124 } from './api/E0000124.js'
import { E0000125 } from './api/E0000125.js'
import { E0000127 } from './api/E0000127.js'
import { E0000133 } from './api/E0000133.js'
import { E0000136 } from './api/E0000136.js'
import { E0000138 } from './api/E0000138.js'
import { E0000139 } from './api/E0000139.js'
import { E0000140 } from './api/E0000140.js'
import { E0000142 } from './api/E0000142.js'
import { E0000145 } from './api/E0000145.js'
import { E0000146 } from './api/E0000146.js'
import { E0000147 } from './api/E0000147.js'
import { E0000148 } from './api/E0000148.js'
import { E0000150 } from './api/E0000150.js'
import { E0000151 } from './api/E0000151.js'
import { E0000154 } from './api/E0000154.js'
import { E0000155 } from './api/E0000155.js'
import { E0000156 } from './api/E0000156.js'
import { E0000157 } from './api/E0000157.js'
import { E0000158 } from './api/E0000158.js'
import { E0000159 } from './api/E0000159.js'
import { E0000170 } from './api/E0000170.js'
import { E0000171 } from './api/E0000171.js'
import { E0000172 } from './api/E0000172.js'
import { E0000174 } from './api/E0000174.js'
import { E0000179 } from './api/E0000179.js'
import { E0000181 } from './api/E0000181.js'
import { E0000186 } from './api/E0000186.js'
import { E0000191 } from './api/E0000191.js'
import { E0000204 } from './api/E0000204.js'
import { E0000205 } from './api/E0000205.js'
import { E0000209 } from './api/E0000209.js'
import { E0000212 } from './api/E0000212.js'
import { E0000215 } from './api/E0000215.js'
import { E0000219 } from './api/E0000219.js'
import { E0000226 } from './api/E0000226.js'
import { E0000228 } from './api/E0000228.js'
import { E0000229 } from './api/E0000229.js'
import { E0000231 } from './api/E0000231.js'
import { E0000233 } from './api/E0000233.js'
import { E0000239 } from './api/E0000239.js'
import { E0000242 } from './api/E0000242.js'
import { E0000243 } from './api/E0000243.js'
import { E0000246 } from './api/E0000246.js'
import { E0000247 } from './api/E0000247.js'
import { E0000256 } from './api/E0000256.js'
import { E0000259 } from './api/E0000259.js'
import { E0000263 } from './api/E0000263.js'
import { E0000268 } from './api/E0000268.js'
import type { PendingApiCode, PendingOAuthCondition } from './pending.js'
import type { ApiScenario, OAuthScenario } from './scenario.js'

export type { PendingApiCode, PendingOAuthCondition } from './pending.js'
export type {
  ApiScenario,
  Behaviour,
  Body,
  Caller,
  Device,
  Exchange,
  Manner,
  OAuthScenario,
  Pipeline,
  Power,
  Powers,
  RawRequest,
  Scenario,
  Sent,
  Telephony,
  World,
} from './scenario.js'

/** A code that has a story. */
export type ToldApiCode = Exclude<ApiCode, PendingApiCode>
export type ToldOAuthCondition = Exclude<OAuthCondition, PendingOAuthCondition>

/**
 * The stories by code. A code that is neither here nor pending, one that is both, and a file that tells of another code
 * than its name says: none of them compiles.
 */
export const apiScenarios: { readonly [Code in ToldApiCode]: ApiScenario<Code> } = {
  E0000001,
  E0000002,
  E0000003,
  E0000004,
  E0000005,
  E0000006,
  E0000007,
  E0000008,
  E0000009,
  E0000010,
  E0000011,
  E0000012,
  E0000014,
  E0000015,
  E0000016,
  E0000017,
  E0000018,
  E0000019,
  E0000020,
  E0000021,
  E0000022,
  E0000026,
  E0000028,
  E0000029,
  E0000030,
  E0000031,
  E0000032,
  E0000033,
  E0000034,
  E0000035,
  E0000036,
  E0000037,
  E0000038,
  E0000047,
  E0000053,
  E0000060,
  E0000064,
  E0000067,
  E0000068,
  E0000069,
  E0000070,
  E0000073,
  E0000074,
  E0000077,
  E0000078,
  E0000079,
  E0000080,
  E0000082,
  E0000083,
  E0000085,
  E0000086,
  E0000087,
  E0000088,
  E0000089,
  E0000090,
  E0000093,
  E0000094,
  E0000095,
  E0000097,
  E0000098,
  E0000099,
  E0000102,
  E0000105,
  E0000109,
  E0000111,
  E0000113,
  E0000118,
  E0000119,
  E0000120,
  E0000121,
  E0000123,
  E0000124,
  E0000125,
  E0000127,
  E0000133,
  E0000136,
  E0000138,
  E0000139,
  E0000140,
  E0000142,
  E0000145,
  E0000146,
  E0000147,
  E0000148,
  E0000150,
  E0000151,
  E0000154,
  E0000155,
  E0000156,
  E0000157,
  E0000158,
  E0000159,
  E0000170,
  E0000171,
  E0000172,
  E0000174,
  E0000179,
  E0000181,
  E0000186,
  E0000191,
  E0000204,
  E0000205,
  E0000209,
  E0000212,
  E0000215,
  E0000219,
  E0000226,
  E0000228,
  E0000229,
  E0000231,
  E0000233,
  E0000239,
  E0000242,
  E0000243,
  E0000246,
  E0000247,
  E0000256,
  E0000259,
  E0000263,
  E0000268,
}

export const oauthScenarios: { readonly [Condition in ToldOAuthCondition]: OAuthScenario<Condition> } = {}
export { curlScript } from './curl.js'
export { engineNames } from './scenario.js'
