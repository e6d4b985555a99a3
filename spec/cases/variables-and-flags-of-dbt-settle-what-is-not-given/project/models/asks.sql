select {{ run_query('select 42').columns[0].values()[0] }} as n
