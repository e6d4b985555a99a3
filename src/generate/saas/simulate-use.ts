import { DAY_SECONDS, weekdayOf } from '../calendar.ts'
import { addRecord } from '../records.ts'
import type { Life } from './life.ts'

/** Mean days between two visits of a user, by role. */
const VISIT_GAP = [5, 7, 9]
/** In the last weeks before an account leaves, visits become fewer. */
const FADING_DAYS = 45
const WEEKEND_SHARE = 0.3
const HOUR_SHARES = [1, 1, 1, 1, 1, 2, 3, 5, 8, 9, 9, 7, 6, 7, 8, 8, 7, 5, 3, 2, 2, 2, 1, 1].map(
  (w) => w / 100,
)
const DEVICE_SHARES = [0.7, 0.19, 0.05, 0.06]
const FEATURE_SHARES = [0.34, 0.2, 0.1, 0.12, 0.16, 0.08]

/** The visits of every user, in the order of users and days. */
export function simulateUse(life: Life): void {
  const { random, users } = life
  for (let user = 0; user < users.count; user++) {
    const gap = VISIT_GAP[users.at.role[user]!]! * Math.exp(0.4 * random.normal())
    let moment = users.at.created[user]! + random.between(60, 3600)
    while (moment < life.left) {
      const left = (life.left - moment) / DAY_SECONDS
      const fades =
        life.left < life.horizon && left < FADING_DAYS && random.chance(0.75 * (1 - left / FADING_DAYS))
      const day = Math.floor(moment / DAY_SECONDS)
      if (!fades && (weekdayOf(day) < 5 || random.chance(WEEKEND_SHARE))) visit(life, user, moment)
      const next = day + Math.max(1, Math.round(random.exponential(gap)))
      moment = next * DAY_SECONDS + random.weighted(HOUR_SHARES) * 3600 + random.unit() * 3600
    }
  }
}

function visit(life: Life, user: number, moment: number): void {
  const { random } = life
  const start = toMicros(moment)
  const end = toMicros(moment + 30 + random.exponential(900))
  if (end >= life.horizon) return
  const session = addRecord(life.sessions)
  const { at } = life.sessions
  at.user[session] = user
  at.device[session] = random.weighted(DEVICE_SHARES)
  at.start[session] = start
  at.end[session] = end
  const uses = 1 + random.below(4)
  for (let use = 0; use < uses; use++) {
    const index = addRecord(life.activity)
    const list = life.activity.at
    list.session[index] = session
    list.feature[index] = random.weighted(FEATURE_SHARES)
    list.quantity[index] = 1 + Math.floor(random.exponential(2))
    list.at[index] = toMicros(start + ((end - start) * (use + random.unit())) / uses)
  }
}

/** Seconds, cut to whole microseconds. */
function toMicros(seconds: number): number {
  return Math.floor(seconds * 1e6) / 1e6
}
