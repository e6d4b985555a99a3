select 1 as id, 'Ada' as name, {'city': 'Bern'} as address, [1, 2] as tags, date '2020-01-01' as since
