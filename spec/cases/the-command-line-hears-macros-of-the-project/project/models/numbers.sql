select i as id, timestamp '2020-01-01 00:00:00' as ts from range(5) as t(i)
