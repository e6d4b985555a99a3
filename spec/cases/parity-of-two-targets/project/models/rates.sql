{{ config(materialized='table', unique_key='id', meta={'reconcile': {'tolerance': {'rate': {'within': 0.001}}, 'exclude': ['built_for']}}) }}
select 1 as id, {{ '0.5000' if target.name == 'one' else '0.5004' }} as rate, '{{ target.name }}' as built_for
