{{ config(unique_key='day') }}
select {% if execute %}{{ exceptions.raise_compiler_error('Never mind.') }}{% endif %} as day
