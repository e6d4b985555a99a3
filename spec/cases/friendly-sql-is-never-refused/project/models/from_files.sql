select * from read_csv('seeds/*.csv', header = true) union all by name select 9 as id, 'parquet' as word
