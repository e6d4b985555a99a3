select * from (values
  (1, 10, 2.50, 'paid', date '2024-01-01', {'city': 'Bern', 'zip': '3000'}, ['a', 'b']),
  (2, 10, 4.00, 'open', date '2024-01-02', {'city': 'Rom', 'zip': null}, ['c']),
  (3, 11, 1.25, 'paid', date '2024-01-03', null, [])
) as o(id, customer_id, amount, status, d, address, tags)
