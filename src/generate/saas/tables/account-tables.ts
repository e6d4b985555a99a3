// Who uses the product: accounts, their users, where they came from, and what they ask.

import {
  bigInteger,
  day,
  flag,
  type GeneratedTable,
  integer,
  moment,
  money,
  text,
  word,
} from '../../define-table.ts'
import { bigint, datetime2, decimal, guid, nchar, nvarchar, tinyint } from '../../server-types.ts'
import * as words from '../words.ts'

const created = (what: string) => moment('created_at', `When ${what}, UTC.`, { server: datetime2(3) })
const updated = moment('updated_at', 'When the row last changed, UTC; never before its creation.', {
  server: datetime2(3),
})

export const marketingCampaigns: GeneratedTable = {
  table: 'marketing_campaigns',
  description: 'Advertising campaigns: one each quarter and paid channel.',
  key: ['campaign_id'],
  relational: {
    identity: 'campaign_id',
    unique: [['name']],
    checks: [
      { name: 'dates', sql: 'ended_on >= started_on' },
      { name: 'budget', sql: 'budget >= 0' },
    ],
  },
  mutable: ['budget'],
  columns: [
    integer('campaign_id', 'Identifier of the campaign.'),
    text('name', 'Name of the campaign, e.g. `2025 Q1 – search`.', { server: nvarchar(120) }),
    word('channel', words.CHANNELS, 'The channel on which it runs.', { server: nvarchar(20) }),
    day('started_on', 'First day of the campaign.'),
    day('ended_on', 'Last day of the campaign.'),
    money('budget', 'What may be spent in all, in US dollars.', { server: decimal(12, 2) }),
  ],
}

export const accounts: GeneratedTable = {
  table: 'accounts',
  description: 'Companies that signed up, one row each. Holds no personal data.',
  key: ['account_id'],
  relational: {
    identity: 'account_id',
    rowVersion: 'row_version',
    unique: [['public_id']],
    checks: [{ name: 'updated', sql: 'updated_at >= created_at' }],
  },
  mutable: ['industry', 'company_size'],
  columns: [
    integer('account_id', 'Identifier of the account, in the order of signup.'),
    text('public_id', 'Identifier that is shown outside; random, derived from nothing.', { server: guid }),
    word('channel', words.CHANNELS, 'The channel that brought the account.', { server: nvarchar(20) }),
    word('industry', words.INDUSTRIES, 'What the company does.', { server: nvarchar(40) }),
    word('company_size', words.SIZES, 'Number of its employees, as a range.', { server: nvarchar(12) }),
    word('country', words.COUNTRIES, 'Two-letter ISO code of the country.', { server: nchar(2) }),
    created('the account signed up'),
    updated,
  ],
}

export const users: GeneratedTable = {
  table: 'users',
  description:
    'People of an account, as numbers: no names, no addresses. Every account has exactly one owner.',
  key: ['user_id'],
  relational: {
    identity: 'user_id',
    unique: [],
    checks: [{ name: 'deactivated', sql: 'deactivated_at IS NULL OR deactivated_at >= created_at' }],
  },
  mutable: ['locale'],
  columns: [
    integer('user_id', 'Identifier of the user.'),
    integer('account_id', 'The account that the user belongs to.', { references: 'accounts.account_id' }),
    word('role', words.ROLES, 'What the user may do: owner, admin or member.', { server: nvarchar(10) }),
    word('locale', words.LOCALES, 'Language and country of the interface.', { server: nvarchar(10) }),
    flag('is_active', 'True while the user may sign in.'),
    created('the user was invited'),
    moment('deactivated_at', 'When the user was switched off, UTC; null while active.', {
      nullable: true,
      server: datetime2(3),
    }),
    updated,
  ],
}

export const campaignTouches: GeneratedTable = {
  table: 'campaign_touches',
  description: 'Contacts with marketing before the signup; the last one of an account names its channel.',
  key: ['touch_id'],
  relational: {
    identity: 'touch_id',
    unique: [['account_id', 'position']],
    checks: [{ name: 'position', sql: 'position >= 1' }],
  },
  columns: [
    bigInteger('touch_id', 'Identifier of the contact.', { server: bigint }),
    integer('account_id', 'The account that was reached.', { references: 'accounts.account_id' }),
    integer('campaign_id', 'The campaign; null on a channel without campaigns.', {
      references: 'marketing_campaigns.campaign_id',
      nullable: true,
    }),
    word('channel', words.CHANNELS, 'The channel of the contact.', { server: nvarchar(20) }),
    integer('position', 'Which contact of the account this is, from 1.'),
    moment('touched_at', 'When it happened, UTC; before the signup.', { server: datetime2(3) }),
  ],
}

export const supportTickets: GeneratedTable = {
  table: 'support_tickets',
  description: 'Questions and complaints to support. Accounts with many tickets leave sooner.',
  key: ['ticket_id'],
  relational: {
    identity: 'ticket_id',
    unique: [],
    checks: [
      { name: 'satisfaction', sql: 'satisfaction IS NULL OR satisfaction BETWEEN 1 AND 5' },
      { name: 'resolved', sql: 'resolved_at IS NULL OR resolved_at >= opened_at' },
    ],
  },
  mutable: ['category', 'priority'],
  columns: [
    integer('ticket_id', 'Identifier of the ticket.'),
    integer('account_id', 'The account that asked.', { references: 'accounts.account_id' }),
    integer('user_id', 'The user who asked; always one of the account.', { references: 'users.user_id' }),
    word('category', words.TICKET_CATEGORIES, 'What it was about.', { server: nvarchar(20) }),
    word('priority', words.PRIORITIES, 'How urgent it was: low, normal, high or urgent.', {
      server: nvarchar(10),
    }),
    word('status', words.TICKET_STATUSES, 'State at the end of the data: open, pending or solved.', {
      server: nvarchar(10),
    }),
    integer('satisfaction', 'How satisfied the user was, 1 to 5; null without an answer.', {
      nullable: true,
      server: tinyint,
    }),
    moment('opened_at', 'When it was opened, UTC.', { server: datetime2(3) }),
    moment('resolved_at', 'When it was solved, UTC; null before.', { nullable: true, server: datetime2(3) }),
    updated,
  ],
}
