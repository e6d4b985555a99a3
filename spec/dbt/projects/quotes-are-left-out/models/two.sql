{{ config(materialized='table') }} select id, '{{ this }}' as self, '{{ source('main', 'raw') }}' as named from {{ source('bare', 'raw') }}
