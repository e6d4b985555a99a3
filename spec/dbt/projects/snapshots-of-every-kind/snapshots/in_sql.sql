{% snapshot in_sql %}
{{ config(unique_key="id || '-' || region", strategy='timestamp', updated_at='changed', target_schema='snaps', invalidate_hard_deletes=True) }}
select * {% if var('run', 1) == 3 %}, 'new' as added {% endif %} from {{ ref('people') }}
{% endsnapshot %}
