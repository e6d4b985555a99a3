{% snapshot ships_snapshot %}
{{ config(target_schema=target.dataset, unique_key='id', strategy='check', check_cols=['name', 'flag']) }}
select * from {{ ref('ships') }}
{% endsnapshot %}
