select address.*, {'a': id, 'b': d}.b as day, struct_pack(x := id).x as x from {{ ref('orders') }}
