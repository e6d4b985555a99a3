select map {'a': 1}['a'] as one, map_keys(map(['k'], [2])) as keys, union_value(n := 3).n as n
