// How the product is used.

import { bigInteger, type GeneratedTable, integer, moment, word } from '../../define-table.ts'
import { bigint, datetime2, nvarchar, smallint } from '../../server-types.ts'
import * as words from '../words.ts'

export const sessions: GeneratedTable = {
  table: 'sessions',
  description: 'Visits of users. They become fewer before an account leaves.',
  key: ['session_id'],
  relational: {
    identity: 'session_id',
    unique: [],
    checks: [{ name: 'ended', sql: 'ended_at >= started_at' }],
  },
  mutable: ['device'],
  columns: [
    bigInteger('session_id', 'Identifier of the visit.', { server: bigint }),
    integer('user_id', 'The user who came.', { references: 'users.user_id' }),
    word('device', words.DEVICES, 'What was used: desktop, mobile, tablet or api.', { server: nvarchar(10) }),
    moment('started_at', 'When it began, UTC, to the microsecond.', { server: datetime2(7) }),
    moment('ended_at', 'When it ended, UTC, to the microsecond.', { server: datetime2(7) }),
  ],
}

export const activity: GeneratedTable = {
  table: 'activity',
  description: 'Uses of a feature during a visit.',
  key: ['activity_id'],
  relational: {
    identity: 'activity_id',
    unique: [],
    checks: [{ name: 'quantity', sql: 'quantity >= 1' }],
  },
  columns: [
    bigInteger('activity_id', 'Identifier of the use.', { server: bigint }),
    bigInteger('session_id', 'The visit in which it was used.', {
      server: bigint,
      references: 'sessions.session_id',
    }),
    word('feature', words.FEATURES, 'The feature that was used.', { server: nvarchar(24) }),
    integer('quantity', 'How often it was used in a row, at least 1.', { server: smallint }),
    moment('occurred_at', 'When it was used, UTC, within the visit.', { server: datetime2(7) }),
  ],
}
