{% snapshot snap_sql %}
{{ config(unique_key='id', strategy='check', check_cols=['name'], target_schema='snaps') }}
select * from {{ ref('raw_customers') }}
{% endsnapshot %}
