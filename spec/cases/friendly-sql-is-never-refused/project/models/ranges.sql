select r.range as n, g.generate_series as m from range(3) as r, generate_series(1, 2) as g where (r.range, g.generate_series) in ((1, 1), (2, 2))
