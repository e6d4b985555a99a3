select unnest([1, 2, 99, 99]) as n
