{{ config(materialized='table') }}
select {{ '1' if target.name == 'one' else "error('not here')" }} as id
