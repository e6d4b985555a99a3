{{ config(warn_if='>1', error_if='>100') }}
select n, part from {{ ref('numbers') }} where n > 5 -- the end
