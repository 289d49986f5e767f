import { agriculture } from './agriculture.ts'
import { congress } from './congress.ts'
import { cppcc } from './cppcc.ts'
import { culture } from './culture.ts'
import { economy } from './economy.ts'
import { education } from './education.ts'
import { employment } from './employment.ts'
import { environment } from './environment.ts'
import { frameClasses } from './frame-classes.ts'
import { framesEconomy } from './frames-economy.ts'
import { framesLivelihood } from './frames-livelihood.ts'
import { framesPlaces } from './frames-places.ts'
import { government } from './government.ts'
import { health } from './health.ts'
import { housing } from './housing.ts'
import { indicators } from './indicators.ts'
import { industry } from './industry.ts'
import { law } from './law.ts'
import { livelihood } from './livelihood.ts'
import { party } from './party.ts'
import { plainCare } from './plain-care.ts'
import { plainCivic } from './plain-civic.ts'
import { plainCouncil } from './plain-council.ts'
import { plainCountry } from './plain-country.ts'
import { plainCourts } from './plain-courts.ts'
import { plainDailyLife } from './plain-daily-life.ts'
import { plainDoings } from './plain-doings.ts'
import { plainEconomy } from './plain-economy.ts'
import { plainFarming } from './plain-farming.ts'
import { plainGovernment } from './plain-government.ts'
import { plainHappenings } from './plain-happenings.ts'
import { plainIndustry } from './plain-industry.ts'
import { plainJustice } from './plain-justice.ts'
import { plainLearning } from './plain-learning.ts'
import { plainMembers } from './plain-members.ts'
import { plainNation } from './plain-nation.ts'
import { plainNature } from './plain-nature.ts'
import { plainOrder } from './plain-order.ts'
import { plainPeople } from './plain-people.ts'
import { plainPlaces } from './plain-places.ts'
import { plainThings } from './plain-things.ts'
import { plainTowns } from './plain-towns.ts'
import { policies } from './policies.ts'
import { safety } from './safety.ts'
import { transport } from './transport.ts'

/** The vocabulary that comes with the program, by subject. A folder of reports may add its own lines. */
export const builtinVocabulary: string[] = [
  agriculture,
  congress,
  cppcc,
  culture,
  economy,
  education,
  employment,
  environment,
  frameClasses,
  framesEconomy,
  framesLivelihood,
  framesPlaces,
  government,
  health,
  housing,
  indicators,
  industry,
  law,
  livelihood,
  party,
  policies,
  plainCourts,
  plainCare,
  plainCivic,
  plainCouncil,
  plainLearning,
  plainOrder,
  plainDailyLife,
  plainDoings,
  plainEconomy,
  plainIndustry,
  plainFarming,
  plainTowns,
  plainNature,
  plainNation,
  plainHappenings,
  plainPeople,
  plainPlaces,
  plainThings,
  plainMembers,
  plainJustice,
  plainGovernment,
  plainCountry,
  safety,
  transport,
]
