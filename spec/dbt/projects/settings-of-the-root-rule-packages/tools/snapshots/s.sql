{% snapshot tool_snap %}
{{ config(target_schema='snaps', unique_key='id', strategy='check', check_cols='all') }}
select * from {{ ref('tool_seed') }}
{% endsnapshot %}
