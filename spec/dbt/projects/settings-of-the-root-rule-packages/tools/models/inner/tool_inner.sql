{{ config(materialized='view', schema='mine', alias='renamed') }}
select * from {{ ref('tool_view') }}
