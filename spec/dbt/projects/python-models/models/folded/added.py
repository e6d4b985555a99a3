def model(dbt, session):
    dbt.config(materialized="incremental")
    return session.sql(f"select {dbt.is_incremental} as again")
