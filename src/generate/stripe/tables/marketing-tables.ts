// What brings customers, and what that costs.

import { bigInteger, day, fraction, type GeneratedTable, moment, text, word } from '../../define-table.ts'
import * as words from '../words.ts'
import { currency, customer } from './common-columns.ts'

export const marketingCampaigns: GeneratedTable = {
  table: 'marketing_campaigns',
  description: 'Advertising campaigns: one paid channel, one region, a stretch of time.',
  key: ['id'],
  columns: [
    text('id', 'Identifier of the campaign, `cmp_...`.'),
    text('name', 'Name of the campaign, e.g. `2023-q2-paid_search-eu`.'),
    word('channel', words.PAID_CHANNELS, 'Where the campaign runs.'),
    word('region', words.REGIONS, 'The region that it addresses.'),
    day('started_on', 'First day of the campaign.'),
    day('ended_on', 'Last day of the campaign.'),
    bigInteger('budget', 'What may be spent in all, in cents.'),
    currency,
  ],
}

export const marketingSpend: GeneratedTable = {
  table: 'marketing_spend',
  description: 'What each campaign cost on each of its days.',
  key: ['id'],
  mutable: ['spend'],
  columns: [
    text('id', 'Identifier of the row, `spd_...`.'),
    day('spend_date', 'The day on which the money was spent.'),
    text('campaign', 'The campaign that it was spent on.', { references: 'marketing_campaigns.id' }),
    word('channel', words.PAID_CHANNELS, 'Channel of the campaign.'),
    bigInteger('spend', 'Cost of the day, in cents.'),
    currency,
    bigInteger('impressions', 'How often an advertisement was shown.'),
    bigInteger('clicks', 'How often one was followed; never more than `impressions`.'),
  ],
}

export const customerAttributions: GeneratedTable = {
  table: 'customer_attributions',
  description: 'Where each customer came from: the last touch before signup, exactly one row per customer.',
  key: ['customer'],
  columns: [
    customer(),
    word('channel', words.CHANNELS, 'The channel that the signup is credited to.'),
    text('campaign', 'The campaign that it is credited to; null for an unpaid channel.', {
      references: 'marketing_campaigns.id',
      nullable: true,
    }),
    moment('touched_at', 'When the touch happened, UTC; before the signup.'),
    fraction('weight', 'Share of the signup that is credited; always 1.0 for last touch.'),
  ],
}
