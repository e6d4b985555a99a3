{{ config(materialized='ephemeral') }}
{% if execute and flags.WHICH in ('run', 'build') %}
  {% set day = run_query("select day from " ~ ref('first_days')).columns[0].values()[0] %}
{% else %}
  {% set day = '2000-01-01' %}
  {% set nothing = run_query("select 1 as a") %}
{% endif %}
select cast('{{ day }}' as date) as day, '{{ known('greeting') }}' as greeting, '{{ known('nobody') }}' as nobody
-- {{ ref('first_days') }}
