select if(id, 'y', 'n') as truthy, id and amount as both_of, 'a' < 1 as odd from {{ ref('orders') }} where false
