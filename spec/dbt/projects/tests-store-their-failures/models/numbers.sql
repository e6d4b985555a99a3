select range as n, range % 2 as odd from range(5)
