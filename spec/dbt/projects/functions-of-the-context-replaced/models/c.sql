{{ config_twice() }}{{ config(materialized='incremental') }}select '{{ is_incremental() }}' as inc, '{{ dbt.is_incremental() }}' as orig, {{ length('1') }} as len
