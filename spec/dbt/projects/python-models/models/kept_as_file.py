def model(dbt, session):
    dbt.config(materialized="external", location="kept.parquet")
    return dbt.ref("orders").order("id")
