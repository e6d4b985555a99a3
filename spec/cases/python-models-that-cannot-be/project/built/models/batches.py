def model(dbt, session):
    dbt.config(materialized="incremental", incremental_strategy="microbatch", event_time="a", begin="2024-01-01", batch_size="day")
    return session.sql("select 1")
