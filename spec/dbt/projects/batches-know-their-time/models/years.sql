{{ config(materialized='incremental', incremental_strategy='microbatch', event_time='ts', batch_size='year', begin='2023-06-01') }}
select id, ts{% if model.batch %}, '{{ model.batch.id }}' as batch, '{{ model.batch.event_time_end.year }}' as till{% endif %} from {{ ref('src') }}
