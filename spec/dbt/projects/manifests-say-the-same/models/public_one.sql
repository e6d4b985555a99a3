{{ config(group='finance', access='public') }} select * from {{ ref('private_one') }}
