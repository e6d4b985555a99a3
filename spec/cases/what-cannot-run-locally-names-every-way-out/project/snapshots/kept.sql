{% snapshot kept %}
{{ config(unique_key='id', strategy='check', check_cols='all') }}
SELECT 1 AS id, KEYS.NEW_KEYSET('AEAD_AES_GCM_256') AS keyset
{% endsnapshot %}
