{% snapshot by_name %}
{{ config(unique_key='id', strategy='name_only', target_schema='main') }}
select * from {{ ref('people') }}
{% endsnapshot %}
