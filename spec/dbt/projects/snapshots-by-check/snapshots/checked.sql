{% snapshot checked %}
{{ config(unique_key='id', strategy='check', check_cols=['name'], target_schema='history') }}
select id, name from {{ ref('people') }}
{% endsnapshot %}

{% snapshot checked_all %}
{{ config(unique_key='id', strategy='check', check_cols='all', invalidate_hard_deletes=True) }}
select id, name from {{ ref('people') }}
{% endsnapshot %}
