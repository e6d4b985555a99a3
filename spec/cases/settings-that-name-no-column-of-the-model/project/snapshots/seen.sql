{% snapshot seen %}
{{ config(unique_key='customer', strategy='timestamp', updated_at='daay', cluster_by=['dbt_scd_id', 'customer']) }}
SELECT 'a' AS customer, CURRENT_TIMESTAMP() AS day
{% endsnapshot %}
