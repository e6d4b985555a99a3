{{ config(access='private', group='finance') }} select * from {{ ref('orders') }}
