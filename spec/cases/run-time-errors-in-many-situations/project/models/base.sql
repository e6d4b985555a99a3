{{ config(materialized='table') }}
select * from (values (1, 'x', 0), (2, '7', 1)) as t(id, word, zero)
