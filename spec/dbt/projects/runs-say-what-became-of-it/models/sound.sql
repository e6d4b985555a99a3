{{ config(schema='good') }} select 1 as id
