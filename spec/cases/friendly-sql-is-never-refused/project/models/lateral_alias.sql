select amount * 2 as twice, twice + 1 as more, more / twice as ratio from {{ ref('orders') }} where twice > 3
