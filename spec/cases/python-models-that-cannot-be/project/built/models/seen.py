def model(dbt, session):
    dbt.config(materialized="view")
    return session.sql("select 1")
