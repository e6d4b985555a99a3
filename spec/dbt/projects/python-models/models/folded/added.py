def model(dbt, session):
    dbt.config(materialized="incremental", pre_hook="create table if not exists main.seen (n integer)")
    return session.sql(f"select {dbt.is_incremental} as again")
