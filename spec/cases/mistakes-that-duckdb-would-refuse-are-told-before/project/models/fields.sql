select address.city.street as x, name[1] as fine, id[1] as y from {{ ref('customers') }}
