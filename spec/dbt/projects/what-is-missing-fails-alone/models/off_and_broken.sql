{{ config(enabled=var('history', false)) }}
select {{ tools.thrice(2) }} as n from {{ ref('closed') }}
