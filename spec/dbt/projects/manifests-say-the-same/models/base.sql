{{ config(alias='the_base', tags=['base'], pre_hook="select 1", unique_key='id') }}
{# {{ ref('nothing') }} #}
select id, {{ twice('id') }} as doubled, {{ var('size') }} as size from {{ ref('names') }} join {{ source('raw', 'things') }} using (id)
