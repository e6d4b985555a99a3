{{ config(enabled=var('off', false)) }} select 1 as id
