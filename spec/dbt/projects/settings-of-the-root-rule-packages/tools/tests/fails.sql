{{ config(severity='error') }}
select * from {{ ref('tool_seed') }}
